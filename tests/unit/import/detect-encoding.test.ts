import { detectEncoding } from '../../../src/admin/import/file/detect-encoding';
import { encode } from '../support/encode';

const HEADER = 'email,name,city\n';

it.each( [
	[ 'windows-1252', 'jose@example.com,José Muñoz,Málaga\n', 'en-US' ],
	[ 'windows-1252', 'f@example.com,François Lefèvre,Besançon\n', 'fr' ],
	[ 'windows-1252', 'm@example.com,Søren Ærø Þór,Tórshavn\n', 'en-US' ],
	[ 'windows-1250', 'l@example.com,Łukasz Wójcik,Łódź\n', 'en-US' ],
	[ 'windows-1250', 'j@example.com,Jiří Dvořák,Plzeň\n', 'cs-CZ' ],
	[ 'windows-1250', 'j@example.com,Jiří Dvořák,Kroměříž\n', 'en-US' ],
	[
		'windows-1250',
		'k@example.com,Győző Kovács,Hódmezővásárhely\n',
		'en-US',
	],
	[ 'windows-1251', 'j@example.com,Јован Ђорђевић,Ниш\n', 'en-US' ],
	[ 'windows-1251', 'i@example.com,Иван Петров,Санкт-Петербург\n', 'en-US' ],
	[ 'windows-1251', 'o@example.com,ИВАН ПЕТРОВ,МОСКВА\n', 'ru' ],
	[ 'windows-1256', 'm@example.com,محمد علي الخالدي,القاهرة\n', 'en-US' ],
	[ 'shift_jis', 'h@example.com,山田 はなこ,東京都しぶや区\n', 'en-US' ],
	[ 'shift_jis', 'k@example.com,ヤマダ ハナコ,カナガワケン\n', 'en-US' ],
	[ 'shift_jis', 't@example.com,田中 太郎,大阪市\n', 'ja' ],
	[ 'euc-kr', 'k@example.com,김민준,서울특별시 강남구\n', 'en-US' ],
	[ 'gb18030', 'w@example.com,王小明,北京市朝阳区建国路\n', 'en-US' ],
	[ 'big5', 'c@example.com,陳美玲,臺北市信義區忠孝東路\n', 'en-US' ],
] )( 'a text in %s is recognized: %s (%s)', ( encoding, text, locale ) => {
	expect( detectEncoding( encode( HEADER + text, encoding ), locale ) ).toBe(
		encoding
	);
} );

it.each( [
	[ 'Łukasz, 王小明, محمد' ],
	[ 'only ASCII' ],
	// The last character is cut.
	[ 'José' ],
] )( 'UTF-8 is recognized, also with a cut character: %s', ( text ) => {
	const bytes = new TextEncoder().encode( text );
	expect( detectEncoding( bytes, 'ja' ) ).toBe( 'utf-8' );
	expect( detectEncoding( bytes.slice( 0, -1 ), 'ja' ) ).toBe( 'utf-8' );
} );

it.each( [
	[ [ 0xef, 0xbb, 0xbf, 0x61 ], 'utf-8' ],
	[ [ 0xff, 0xfe, 0x61, 0 ], 'utf-16le' ],
	[ [ 0xfe, 0xff, 0, 0x61 ], 'utf-16be' ],
	[ [ 0x61, 0, 0x2c, 0, 0x62, 0 ], 'utf-16le' ],
	[ [ 0, 0x61, 0, 0x2c, 0, 0x62 ], 'utf-16be' ],
] )(
	'a mark, or the zeros of UTF-16, name the encoding: %j',
	( bytes, name ) => {
		expect( detectEncoding( Uint8Array.from( bytes ), 'en' ) ).toBe( name );
	}
);
