<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\SiteUsers;
use FluentCartCustomers\Journal\Run;

defined( 'ABSPATH' ) || exit;

/**
 * Shapes imports as the contract has them.
 */
final class ImportPresenter {

	public function __construct( private readonly ImportRunStore $import_runs ) {}

	/**
	 * @param list<Import> $imports
	 * @return list<array<string, mixed>> The schema Import.
	 * @throws DatabaseError
	 */
	public function imports( array $imports ): array {
		$runs = $this->import_runs->of( array_map( static fn ( Import $import ): int => $import->id, $imports ) );
		return array_map( static fn ( Import $import ): array => self::import( $import, $runs[ $import->id ] ), $imports );
	}

	/**
	 * @param list<Run> $runs Of the import, the newest first.
	 * @return array<string, mixed> The schema Import.
	 */
	private static function import( Import $import, array $runs ): array {
		return array(
			'id'          => $import->id,
			'name'        => $import->name,
			'source'      => $import->source,
			'mapping'     => $import->columns,
			'sample'      => $import->sample,
			'options'     => $import->options->to_array(),
			'rows'        => $import->received,
			'total'       => $import->total,
			'size'        => $import->size,
			'hash'        => $import->hash,
			'imported'    => ImportRunStore::imported( $runs ),
			'is_complete' => $import->is_complete(),
			'created_at'  => WireFormat::timestamp( $import->created_at ),
			'user'        => self::user( $import->user_id ),
			'run_ids'     => array_map( static fn ( Run $run ): int => $run->id, $runs ),
		);
	}

	/**
	 * @return array{id: int, display_name: string}|null
	 */
	private static function user( ?int $id ): ?array {
		$user = null === $id ? false : get_userdata( $id );
		return null === $id
			? null
			: array(
				'id'           => $id,
				'display_name' => false === $user ? '' : SiteUsers::name( $user->display_name ),
			);
	}
}
