<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use FluentCartCustomers\Host\DayFormat;
use FluentCartCustomers\Host\NumberFormat;

defined( 'ABSPATH' ) || exit;

/**
 * Prints a page of the list as plain HTML, which can be read before a script has run, or without scripts. It has the CSS
 * classes of the app's table, so that the layout does not shift when the app replaces it.
 *
 * @phpstan-import-type Summary from CustomerMarkup
 */
final class ListPrerender {

	private const NUMBERS = array( 'order_count', 'total_spent', 'average_order_value', 'id' );

	/** Columns with the totals that FluentCart stores with the customer. They can differ from the customer's orders. */
	private const STORED_TOTALS = array( 'order_count', 'total_spent', 'average_order_value' );

	private readonly NumberFormat $text;

	/** Saved views with a tab: MAX_TABS of src/admin/views/tabs.tsx. */
	private const MAX_TABS = 3;

	/**
	 * @param list<array<string, mixed>> $saved_views The schema View of the contract.
	 * @param string                     $currency    ISO 4217.
	 * @param bool                       $is_editable Whether the user may edit customers.
	 */
	public function __construct(
		private readonly ListView $view,
		private readonly array $saved_views,
		string $currency,
		private readonly bool $is_editable,
	) {
		$this->text = new NumberFormat( $currency );
	}

	/**
	 * @param list<Summary> $customers
	 * @param array{total: int, total_is_exact: bool, per_page: int, current_page: int, ...} $pagination
	 */
	public function render( array $customers, array $pagination ): void {
		?>
		<div class="fcc-screen fcc-first-rows">
			<div class="fcc-header">
				<h1 class="fcc-header__title"><?php esc_html_e( 'Customers', 'fluent-cart-customers' ); ?></h1>
				<?php if ( $this->is_editable ) : ?>
					<a class="components-button is-primary is-next-40px-default-size" href="<?php echo esc_url( add_query_arg( 'dialog', 'add', CustomersPage::url() ) ); ?>"><?php esc_html_e( 'Add customer', 'fluent-cart-customers' ); ?></a>
				<?php endif; ?>
			</div>
			<?php $this->render_tabs(); ?>
			<div class="fcc-card">
				<div class="fcc-toolbar">
					<form class="fcc-toolbar__search" method="get" role="search" action="<?php echo esc_url( admin_url( 'admin.php' ) ); ?>">
						<input type="hidden" name="page" value="fluent-cart-customers">
						<input type="search" name="search" value="<?php echo esc_textarea( $this->view->search() ); ?>" aria-label="<?php esc_attr_e( 'Search customers', 'fluent-cart-customers' ); ?>" placeholder="<?php esc_attr_e( 'Search customers', 'fluent-cart-customers' ); ?>">
					</form>
					<div class="fcc-toolbar__filters"></div>
				</div>
				<?php
				if ( array() === $customers ) {
					$this->render_empty_state( $pagination['total'] > 0 );
				} else {
					$this->render_table( $customers );
					$this->render_footer( count( $customers ), $pagination );
				}
				?>
			</div>
		</div>
		<?php
	}

	/**
	 * Prints the tabs of saved views, or at least their room.
	 */
	private function render_tabs(): void {
		if ( array() === $this->saved_views ) {
			return;
		}
		$tabs = array( 'all' => __( 'All customers', 'fluent-cart-customers' ) )
			+ array_column( array_slice( $this->saved_views, 0, self::MAX_TABS ), 'name', 'id' );
		?>
		<div class="fcc-views">
			<nav class="fcc-views__tabs" aria-label="<?php esc_attr_e( 'Views', 'fluent-cart-customers' ); ?>">
				<?php foreach ( $tabs as $id => $name ) : ?>
					<a class="fcc-views__tab" href="<?php echo esc_url( add_query_arg( 'view', $id, CustomersPage::url() ) ); ?>"<?php echo ( $this->view->saved_id ?? 'all' ) === $id ? ' aria-current="page"' : ''; ?>><?php echo esc_textarea( $name ); ?></a>
				<?php endforeach; ?>
			</nav>
		</div>
		<?php
	}

	/**
	 * @param bool $is_past_end Whether earlier pages have customers.
	 */
	private function render_empty_state( bool $is_past_end ): void {
		$title = match ( true ) {
			$is_past_end               => __( 'No customers on this page', 'fluent-cart-customers' ),
			$this->view->has_criteria() => __( 'No customers found', 'fluent-cart-customers' ),
			default                    => __( 'No customers yet', 'fluent-cart-customers' ),
		};
		?>
		<div class="fcc-state">
			<p class="fcc-state__title"><?php echo esc_html( $title ); ?></p>
			<?php if ( $is_past_end ) : ?>
				<a href="<?php echo esc_url( remove_query_arg( 'paged' ) ); ?>"><?php esc_html_e( 'Go to first page', 'fluent-cart-customers' ); ?></a>
			<?php endif; ?>
		</div>
		<?php
	}

	/**
	 * @param list<Summary> $customers
	 */
	private function render_table( array $customers ): void {
		$labels = self::labels();
		?>
		<div class="dataviews-layout__container">
			<table class="<?php echo esc_attr( "dataviews-view-table has-bulk-actions has-{$this->view->density()}-density" ); ?>">
				<colgroup>
					<col class="dataviews-view-table__col-checkbox">
					<col class="dataviews-view-table__col-first-data">
					<?php foreach ( $this->view->columns() as $column ) : ?>
						<col class="dataviews-view-table__col-<?php echo esc_attr( $column ); ?>">
					<?php endforeach; ?>
					<?php if ( $this->is_editable ) : ?>
						<col class="dataviews-view-table__col-actions">
					<?php endif; ?>
				</colgroup>
				<thead>
					<tr class="dataviews-view-table__row">
						<?php self::render_checkbox( 'th' ); ?>
						<?php
						foreach ( array( 'customer', ...$this->view->columns() ) as $column ) {
							$this->render_heading( $column, $labels[ $column ] );
						}
						?>
						<?php if ( $this->is_editable ) : ?>
							<th class="dataviews-view-table__actions-column dataviews-view-table__actions-column--sticky"><span class="dataviews-view-table-header"><?php esc_html_e( 'Actions', 'fluent-cart-customers' ); ?></span></th>
						<?php endif; ?>
					</tr>
				</thead>
				<tbody>
					<?php array_walk( $customers, $this->render_row( ... ) ); ?>
				</tbody>
			</table>
		</div>
		<?php
	}

	private function render_heading( string $column, string $label ): void {
		$is_sorted = ( 'customer' === $column ? 'first_name' : $column ) === $this->view->sort();
		$direction = $this->view->is_ascending() ? 'ascending' : 'descending';
		?>
		<th scope="col"<?php echo in_array( $column, self::NUMBERS, true ) ? ' style="text-align:end"' : ''; ?><?php echo $is_sorted ? ' aria-sort="' . esc_attr( $direction ) . '"' : ''; ?>>
			<span class="components-button is-compact is-tertiary dataviews-view-table-header-button">
				<span<?php echo in_array( $column, self::STORED_TOTALS, true ) ? ' title="' . esc_attr( self::stored_total_hint() ) . '"' : ''; ?>><?php echo esc_html( $label ); ?></span>
				<?php if ( $is_sorted ) : ?>
					<span aria-hidden="true"><?php echo $this->view->is_ascending() ? '↑' : '↓'; ?></span>
				<?php endif; ?>
			</span>
		</th>
		<?php
	}

	/**
	 * @param Summary $customer
	 */
	private function render_row( array $customer ): void {
		$link = add_query_arg( 'customer', $customer['id'] );
		?>
		<tr class="dataviews-view-table__row">
			<?php self::render_checkbox( 'td' ); ?>
			<td>
				<div class="dataviews-view-table__cell-content-wrapper dataviews-title-field">
					<?php $this->render_customer( $customer, $link ); ?>
				</div>
			</td>
			<?php foreach ( $this->view->columns() as $column ) : ?>
				<td>
					<div class="dataviews-view-table__cell-content-wrapper<?php echo in_array( $column, self::NUMBERS, true ) ? ' dataviews-view-table__cell-align-end' : ''; ?>"><?php $this->render_cell( $column, $customer ); ?></div>
				</td>
			<?php endforeach; ?>
			<?php if ( $this->is_editable ) : ?>
				<td class="dataviews-view-table__actions-column dataviews-view-table__actions-column--sticky">
					<div class="dataviews-item-actions"><a class="components-button is-compact" href="<?php echo esc_url( $link ); ?>"><?php esc_html_e( 'Edit', 'fluent-cart-customers' ); ?></a></div>
				</td>
			<?php endif; ?>
		</tr>
		<?php
	}

	/**
	 * Prints a placeholder for the app's checkbox, because rows cannot be selected without scripts.
	 *
	 * @param 'th'|'td' $tag
	 */
	private static function render_checkbox( string $tag ): void {
		printf(
			'<%1$s class="dataviews-view-table__checkbox-column"><div class="dataviews-view-table__cell-content-wrapper"><span class="fcc-checkbox" aria-hidden="true"></span></div></%1$s>',
			esc_attr( $tag )
		);
	}

	/**
	 * @param Summary $customer
	 */
	private function render_customer( array $customer, string $link ): void {
		$full_name = CustomerMarkup::full_name( $customer );
		?>
		<div class="fcc-customer">
			<?php CustomerMarkup::render_avatar( $customer ); ?>
			<span class="fcc-customer__text">
				<a class="fcc-customer__name" href="<?php echo esc_url( $link ); ?>" dir="auto"><?php echo esc_textarea( CustomerMarkup::name( $customer ) ); ?></a>
				<?php if ( ! in_array( $full_name, array( '', $customer['email'] ), true ) ) : ?>
					<span class="fcc-customer__email"><?php echo esc_textarea( $customer['email'] ); ?></span>
				<?php endif; ?>
			</span>
			<span class="fcc-customer__figures">
				<span class="fcc-customer__spent"><?php echo esc_html( $this->text->money( $customer['total_spent'] ) ); ?></span>
				<?php CustomerMarkup::render_status( $customer['status'] ); ?>
			</span>
		</div>
		<?php
	}

	/**
	 * @param Summary $customer
	 */
	private function render_cell( string $column, array $customer ): void {
		$value = $customer[ $column ];
		switch ( $column ) {
			case 'status':
				CustomerMarkup::render_status( $value );
				break;
			case 'email':
				printf( '<span class="fcc-email" title="%1$s">%1$s</span>', esc_textarea( $value ) );
				break;
			case 'total_spent':
				echo esc_html( $this->text->money( $value ) );
				break;
			case 'average_order_value':
				echo esc_html( 0 === $customer['order_count'] ? '—' : $this->text->money( $value ) );
				break;
			case 'first_order_date':
			case 'last_order_date':
			case 'created_at':
				if ( null === $value ) {
					printf( '<span class="fcc-none" aria-hidden="true">—</span><span class="screen-reader-text">%s</span>', esc_html__( 'Never', 'fluent-cart-customers' ) );
				} else {
					echo esc_html( DayFormat::of_moment( $value ) );
				}
				break;
			case 'order_count':
				echo esc_html( $this->text->number( $value ) );
				break;
			default:
				echo esc_html( (string) $value );
		}
	}

	/**
	 * @param array{total: int, total_is_exact: bool, per_page: int, current_page: int, ...} $pagination
	 */
	private function render_footer( int $count, array $pagination ): void {
		$before = ( $pagination['current_page'] - 1 ) * $pagination['per_page'];
		?>
		<div class="fcc-footer">
			<p class="fcc-footer__count">
				<?php
				echo esc_html(
					sprintf(
						/* translators: 1: number of the first customer shown, 2: number of the last, 3: number of all. */
						_n( '%1$s–%2$s of %3$s customer', '%1$s–%2$s of %3$s customers', $pagination['total'], 'fluent-cart-customers' ),
						$this->text->number( $before + 1 ),
						$this->text->number( $before + $count ),
						$this->total( $pagination )
					)
				);
				?>
			</p>
		</div>
		<?php
	}

	/**
	 * @param array{total: int, total_is_exact: bool, ...} $pagination
	 */
	private function total( array $pagination ): string {
		$total = $this->text->number( $pagination['total'] );
		/* translators: %s: number of customers; there may be more. */
		return $pagination['total_is_exact'] ? $total : sprintf( _x( '%s+', 'at least this many', 'fluent-cart-customers' ), $total );
	}

	private static function stored_total_hint(): string {
		return __( 'Stored with the customer: paid orders in all currencies, updated with the next payment. The customer screen adds up the orders.', 'fluent-cart-customers' );
	}

	/**
	 * @return array<string, string> Headings by column.
	 */
	private static function labels(): array {
		return array(
			'customer'            => __( 'Customer', 'fluent-cart-customers' ),
			'status'              => __( 'Status', 'fluent-cart-customers' ),
			'order_count'         => __( 'Paid orders', 'fluent-cart-customers' ),
			'total_spent'         => __( 'Total spent', 'fluent-cart-customers' ),
			'last_order_date'     => __( 'Last order', 'fluent-cart-customers' ),
			'created_at'          => __( 'Date added', 'fluent-cart-customers' ),
			'email'               => __( 'Email', 'fluent-cart-customers' ),
			'average_order_value' => __( 'Average order value', 'fluent-cart-customers' ),
			'first_order_date'    => __( 'First order', 'fluent-cart-customers' ),
			'id'                  => __( 'ID', 'fluent-cart-customers' ),
		);
	}
}
