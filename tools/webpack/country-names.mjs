/**
 * The languages in which an import recognizes the name of a country: those of WordPress that have names in Unicode's CLDR.
 */
const LANGUAGES =
	'en de es fr it ja nl pl pt pt-PT ru tr zh-Hans zh-Hant zh-HK ar af am az be bg bn bs ca cs cy da el eo et eu fa fi fy ga ' +
	'gd gl gu he hi hr hu hy id is ka kk km kn ko ky lb lo lt lv mk ml mn mr ms my nb ne nn pa ps ro si sk sl sq sr sv sw ta te ' +
	'tg th tk ug uk ur uz vi';

/** ISO 3166-1 alpha-3 and alpha-2, without a separator. */
const THREE_LETTERS =
	'ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ ' +
	'BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA ' +
	'CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE ' +
	'DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB ' +
	'GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR ' +
	'HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH ' +
	'KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD ' +
	'MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA ' +
	'NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL ' +
	'PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL ' +
	'SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ ' +
	'TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG ' +
	'VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW';

/**
 * Names that people and shops write, and that CLDR does not have.
 *
 * @type {Record< string, string[] >}
 */
const OTHERS = {
	AE: [ 'UAE', 'U.A.E.', 'VAE', 'Emirates' ],
	AT: [ 'A', 'Oesterreich' ],
	BA: [ 'Bosnia', 'Bosnien' ],
	BO: [ 'Bolivia, Plurinational State of' ],
	BS: [ 'The Bahamas' ],
	BY: [ 'Weißrussland', 'Weissrussland' ],
	CD: [
		'DR Congo',
		'DRC',
		'Congo (Kinshasa)',
		'Zaire',
		'Democratic Republic of the Congo',
		'Congo, The Democratic Republic of the',
	],
	CG: [ 'Republic of the Congo', 'Congo (Brazzaville)', 'Kongo' ],
	CI: [ 'Ivory Coast', 'Elfenbeinküste' ],
	CN: [
		"People's Republic of China",
		'PR China',
		'P.R. China',
		'Mainland China',
	],
	CV: [ 'Cabo Verde' ],
	CZ: [ 'Czech Republic', 'Tschechische Republik' ],
	DE: [
		'Federal Republic of Germany',
		'Bundesrepublik Deutschland',
		'BRD',
		'GER',
		'D',
	],
	FM: [ 'Micronesia, Federated States of' ],
	FR: [ 'F' ],
	GB: [
		'UK',
		'U.K.',
		'Great Britain',
		'Britain',
		'England',
		'Scotland',
		'Wales',
		'Northern Ireland',
		'United Kingdom of Great Britain and Northern Ireland',
		'Großbritannien',
		'Grossbritannien',
		'Grande-Bretagne',
		'Gran Bretaña',
		'Inghilterra',
		'Angleterre',
		'Inglaterra',
	],
	GM: [ 'The Gambia' ],
	GR: [ 'EL', 'Hellenic Republic' ],
	HK: [ 'Hong Kong SAR' ],
	IE: [ 'Republic of Ireland', 'Eire' ],
	IR: [ 'Iran, Islamic Republic of' ],
	IT: [ 'I' ],
	KP: [ 'Korea, Democratic People’s Republic of', 'DPRK' ],
	KR: [ 'Korea', 'Korea, Republic of', 'Republic of Korea' ],
	LA: [ 'Lao People’s Democratic Republic' ],
	MD: [ 'Moldova, Republic of', 'Republic of Moldova' ],
	MK: [
		'Macedonia',
		'Republic of North Macedonia',
		'Macedonia, the Former Yugoslav Republic of',
	],
	MM: [ 'Burma' ],
	MO: [ 'Macau SAR' ],
	NL: [ 'Holland', 'The Netherlands' ],
	PS: [ 'Palestine, State of', 'Palestinian Territory' ],
	RU: [ 'Russian Federation' ],
	SA: [ 'KSA', 'Kingdom of Saudi Arabia' ],
	SK: [ 'Slovak Republic' ],
	SY: [ 'Syrian Arab Republic' ],
	SZ: [ 'Swaziland' ],
	TR: [ 'Turkey', 'Republic of Türkiye' ],
	TW: [ 'Taiwan, Province of China' ],
	TZ: [ 'Tanzania, United Republic of' ],
	US: [
		'USA',
		'U.S.A.',
		'U.S.',
		'United States of America',
		'America',
		'Vereinigte Staaten von Amerika',
		'États-Unis d’Amérique',
		'Estados Unidos de América',
		'EE.UU.',
		'EEUU',
		'EUA',
		'Amerika',
	],
	VA: [ 'Vatican', 'Holy See' ],
	VE: [ 'Venezuela, Bolivarian Republic of' ],
	VN: [ 'Viet Nam' ],
	ZA: [ 'RSA' ],
};

/**
 * As src/server/Platform/FoldedText.php: lower case, words separated by single spaces.
 *
 * @param {string} name
 */
const folded = ( name ) =>
	name
		.normalize( 'NFC' )
		.toLowerCase()
		.replace( /[أإآٱ]/g, 'ا' )
		.replaceAll( 'ى', 'ي' )
		.replaceAll( 'ة', 'ه' )
		.replaceAll( '&', ' and ' )
		.replace( /[^\p{L}\p{M}\p{N}]+/gu, ' ' )
		.trim();

/**
 * A person may leave out the accents of Latin letters.
 *
 * @param {string} name
 */
const plain = ( name ) =>
	/\p{Script=Latin}/u.test( name )
		? name.normalize( 'NFD' ).replace( /\p{Mn}/gu, '' )
		: name;

/**
 * What an import recognizes as a country. A name that means two countries is the one of the earlier language.
 *
 * @param {Array< { countryShortCode: string, countryName: string } >} countries
 * @return {Record< string, string[] >} Folded names by ISO 3166-1 alpha-2.
 */
export function countryNames( countries ) {
	// country-region-data leaves this one out.
	const all = [
		...countries,
		{ countryShortCode: 'SJ', countryName: 'Svalbard and Jan Mayen' },
	];
	/** @type {Map< string, string >} */
	const codes = new Map();
	/**
	 * @param {string}             code
	 * @param {string | undefined} name
	 */
	const add = ( code, name ) => {
		for ( const form of name
			? [ folded( name ), folded( plain( name ) ) ]
			: [] ) {
			if ( ! codes.has( form ) ) {
				codes.set( form, code );
			}
		}
	};
	for ( const { countryShortCode, countryName } of all ) {
		add( countryShortCode, countryShortCode );
		add( countryShortCode, countryName );
	}
	for ( const [ code, names ] of Object.entries( OTHERS ) ) {
		names.forEach( ( name ) => add( code, name ) );
	}
	for ( const pair of THREE_LETTERS.split( ' ' ) ) {
		add( pair.slice( 3 ), pair.slice( 0, 3 ) );
	}
	for ( const language of LANGUAGES.split( ' ' ) ) {
		for ( const style of /** @type {const} */ ( [ 'long', 'short' ] ) ) {
			const names = new Intl.DisplayNames( language, {
				type: 'region',
				style,
				fallback: 'none',
			} );
			for ( const { countryShortCode } of all ) {
				add( countryShortCode, names.of( countryShortCode ) );
			}
		}
	}
	/** @type {Record< string, string[] >} */
	const byCode = {};
	for ( const [ name, code ] of codes ) {
		( byCode[ code ] ??= [] ).push( name );
	}
	return byCode;
}
