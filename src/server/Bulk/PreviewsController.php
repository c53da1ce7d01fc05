<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Runs\RunPresenter;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Routes of previews.
 */
final class PreviewsController implements Controller {

	private const CREATED = 201;

	public function __construct(
		private readonly Previews $previews,
		private readonly RunPresenter $presenter,
	) {}

	public function handlers(): array {
		return array(
			'previewBulkAction' => $this->create( ... ),
			'runPreview'        => $this->run( ... ),
		);
	}

	/**
	 * @throws ApiError validation_error.
	 * @throws DatabaseError
	 */
	private function create( Input $input ): WP_REST_Response {
		$run = $this->previews->create( BulkRequest::from_body( $input->body ) );
		return new WP_REST_Response(
			array(
				'run'          => $this->presenter->runs( array( $run ) )[0],
				'customer_ids' => $run->work['customer_ids'],
			),
			self::CREATED
		);
	}

	/**
	 * @throws ApiError run_not_found, preview_expired, validation_error, already_undone, not_undoable, insufficient_permissions.
	 * @throws DatabaseError
	 */
	private function run( Input $input ): WP_REST_Response {
		$run = $this->previews->run( $input->path_id( 'runId' ) );
		return new WP_REST_Response( array( 'run' => $this->presenter->runs( array( $run ) )[0] ) );
	}
}
