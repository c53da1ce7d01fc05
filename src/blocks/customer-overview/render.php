<?php
/**
 * The block on the site.
 *
 * @package FluentCartCustomers
 *
 * @var array<string, mixed> $attributes
 */

declare( strict_types=1 );
