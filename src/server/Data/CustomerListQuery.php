<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

/**
 * Which customers a list holds, and in which order.
 */
final class CustomerListQuery {

	/** The contract's sort fields and the columns behind them. */
	public const SORT_COLUMNS = array(
		'id'               => 'id',
		'email'            => 'email',
		'first_name'       => 'first_name',
		'last_name'        => 'last_name',
		'status'           => 'status',
		'total_spent'      => 'ltv',
		'order_count'      => 'purchase_count',
		'first_order_date' => 'first_purchase_date',
		'last_order_date'  => 'last_purchase_date',
		'created_at'       => 'created_at',
		'updated_at'       => 'updated_at',
	);

	/**
	 * @param string      $sort_field      One of SORT_COLUMNS' keys.
	 * @param string|null $created_from    GMT, `Y-m-d H:i:s`, included.
	 * @param string|null $created_before  GMT, `Y-m-d H:i:s`, excluded.
	 * @param int|null    $total_spent_min In hundredths, included.
	 * @param int|null    $total_spent_max In hundredths, included.
	 */
	public function __construct(
		public readonly int $page,
		public readonly int $per_page,
		public readonly string $sort_field = 'id',
		public readonly bool $is_descending = true,
		public readonly string $search = '',
		public readonly ?string $status = null,
		public readonly ?string $created_from = null,
		public readonly ?string $created_before = null,
		public readonly ?int $total_spent_min = null,
		public readonly ?int $total_spent_max = null,
	) {}

	/**
	 * What the filters, not the search, ask of a customer.
	 */
	public function filters(): Condition {
		$bounds     = array(
			'c.status = %s'     => $this->status,
			'c.created_at >= %s' => $this->created_from,
			'c.created_at < %s' => $this->created_before,
			'c.ltv >= %d'       => $this->total_spent_min,
			'c.ltv <= %d'       => $this->total_spent_max,
		);
		$conditions = array();
		foreach ( $bounds as $sql => $value ) {
			if ( null !== $value ) {
				$conditions[] = new Condition( $sql, array( $value ) );
			}
		}
		return Condition::all( $conditions );
	}

	/**
	 * The columns of ORDER BY; ties are broken by id, so that no customer stands on two pages.
	 */
	public function order(): string {
		$column    = self::SORT_COLUMNS[ $this->sort_field ];
		$direction = $this->is_descending ? 'DESC' : 'ASC';
		return 'id' === $column ? "c.id $direction" : "c.$column $direction, c.id $direction";
	}
}
