<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

use FluentCartCustomers\Database\Column;

defined( 'ABSPATH' ) || exit;

/**
 * A typed row of the orders table. A NULL that FluentCart or an importer wrote becomes an empty text or 0.
 */
final class Order {

	/** The columns that from_row() reads. */
	public const COLUMNS = 'o.id, o.status, o.payment_status, o.shipping_status, o.type, o.mode, o.invoice_no, o.payment_method_title,'
		. ' o.total_amount, o.total_paid, o.total_refund, o.currency, o.completed_at, o.created_at, o.updated_at';

	/**
	 * @param int         $total_amount All amounts: cents of the order's currency.
	 * @param string|null $completed_at All dates: GMT, `Y-m-d H:i:s`.
	 */
	private function __construct(
		public readonly int $id,
		public readonly string $status,
		public readonly string $payment_status,
		public readonly string $shipping_status,
		public readonly string $type,
		public readonly string $mode,
		public readonly string $invoice_no,
		public readonly string $payment_method_title,
		public readonly int $total_amount,
		public readonly int $total_paid,
		public readonly int $total_refund,
		public readonly string $currency,
		public readonly ?string $completed_at,
		public readonly ?string $created_at,
		public readonly ?string $updated_at,
	) {}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function from_row( array $row ): self {
		return new self(
			id: (int) $row['id'],
			status: Column::text( $row['status'] ),
			payment_status: Column::text( $row['payment_status'] ),
			shipping_status: Column::text( $row['shipping_status'] ),
			type: Column::text( $row['type'] ),
			mode: Column::text( $row['mode'] ),
			invoice_no: Column::text( $row['invoice_no'] ),
			payment_method_title: Column::text( $row['payment_method_title'] ),
			total_amount: Column::number( $row['total_amount'] ),
			total_paid: Column::number( $row['total_paid'] ),
			total_refund: Column::number( $row['total_refund'] ),
			currency: Column::text( $row['currency'] ),
			completed_at: $row['completed_at'],
			created_at: $row['created_at'],
			updated_at: $row['updated_at'],
		);
	}
}
