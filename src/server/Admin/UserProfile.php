<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use Closure;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\CustomerPolicy;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * The link from the profile of a WordPress user to their customer.
 */
final class UserProfile {

	/**
	 * @param Closure(int): list<CustomerRow> $customers_of The customers of a user.
	 */
	public function __construct(
		private readonly CustomerPolicy $policy,
		private readonly Closure $customers_of,
	) {}

	public function hook(): void {
		add_action( 'show_user_profile', array( $this, 'render' ) );
		add_action( 'edit_user_profile', array( $this, 'render' ) );
	}

	/**
	 * The actions show_user_profile and edit_user_profile.
	 */
	public function render( WP_User $user ): void {
		if ( ! $this->policy->allows( CustomerPolicy::VIEW ) ) {
			return;
		}
		try {
			$customers = ( $this->customers_of )( $user->ID );
		} catch ( DatabaseError ) {
			return; // WordPress's own fields still work.
		}
		if ( array() === $customers ) {
			return;
		}
		?>
		<h2><?php esc_html_e( 'Customer', 'fluent-cart-customers' ); ?></h2>
		<table class="form-table" role="presentation">
			<tr>
				<th scope="row"><?php esc_html_e( 'Linked customer', 'fluent-cart-customers' ); ?></th>
				<td>
					<?php foreach ( $customers as $customer ) : ?>
						<p>
							<a href="<?php echo esc_url( add_query_arg( 'customer', $customer->id, CustomersPage::url() ) ); ?>" dir="auto"><?php echo esc_textarea( CustomerMarkup::name( get_object_vars( $customer ) ) ); ?></a>
						</p>
					<?php endforeach; ?>
				</td>
			</tr>
		</table>
		<?php
	}
}
