<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Refusal;
use FluentCartCustomers\Runs\PreviewError;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * A run from a preview leaves out a customer who was edited after the preview.
 */
final class ChangedSincePreview extends RuntimeException implements Refusal {

	public function to_api_error(): ApiError {
		return PreviewError::changed();
	}
}
