<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Overview\Summaries\OverviewRepository;
use FluentCartCustomers\Overview\Summaries\Period;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * The route of the customer overview.
 */
final class OverviewController implements Controller {

	public function __construct(
		private readonly OverviewRepository $overviews,
		private readonly OverviewPresenter $presenter,
		private readonly Host $host,
	) {}

	public function handlers(): array {
		return array( 'getOverview' => $this->get( ... ) );
	}

	/**
	 * @throws DatabaseError
	 */
	private function get( Input $input ): WP_REST_Response {
		$calendar = new Calendar( current_datetime() );
		$overview = $this->overviews->read( Period::from( $input->query['period'] ), $this->host->currency(), $calendar );
		return new WP_REST_Response(
			array( 'overview' => $input->fields()->pick( $this->presenter->overview( $overview ) ) )
		);
	}
}
