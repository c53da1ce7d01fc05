<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Headers;

use FluentCartCustomers\Platform\FoldedText;

defined( 'ABSPATH' ) || exit;

/**
 * Names of columns by what they mean. A target is a field of a mapping; fields separated by `|`, of which a column gets the first that
 * no other column has; or a note after `!` that says why the column is left out. Case, accents, spaces and punctuation of names do not
 * matter.
 */
final class HeaderTables {

	/** @var array<string, string> Names by target. An address without a type is the billing address. */
	public const GENERIC = array(
		'email'                                    => 'email, mail, email address, mail address, customer email, user email, contact email, primary email, e-mail-adresse, mailadresse, courriel, adresse courriel, '
			. 'adresse e-mail, adresse mail, adresse électronique, mél, correo, correo electrónico, dirección de correo electrónico, correo-e, dirección de correo, dirección de email, correo del cliente, '
			. 'البريد الإلكتروني, بريد إلكتروني, عنوان البريد الإلكتروني, البريد, الايميل, إيميل, メールアドレス, メール, eメール, 電子メール, 電子メールアドレス, indirizzo email, posta elettronica, e-mailadres, endereço de email',
		'first_name'                               => 'first name, given name, first, given names, forename, fname, vorname, vornamen, rufname, prénom, prénoms, prénom du client, nombre de pila, primer nombre, nombres, '
			. 'الاسم الأول, الاسم الشخصي, 名, 名前(名), お名前(名), ファーストネーム, voornaam, primeiro nome, nome di battesimo',
		'last_name'                                => 'last name, surname, last, family name, lname, nachname, familienname, zuname, nom de famille, nom du client, apellido, apellidos, primer apellido, '
			. 'اسم العائلة, الاسم الأخير, اللقب, الكنية, 姓, 苗字, 名字, 名前(姓), お名前(姓), ラストネーム, cognome, achternaam, sobrenome, apelido, último nome',
		'name'                                     => 'name, full name, customer name, customer, client, client name, contact name, display name, kunde, kundenname, vollständiger name, vor- und nachname, vor-/nachname, contact person, vorname nachname, nom, nom complet, '
			. 'nom et prénom, nom prénom, prénom nom, prénom et nom, nombre, nombre completo, nombre y apellidos, nombre y apellido, cliente, nombre del cliente, الاسم, الاسم الكامل, اسم العميل, العميل, 氏名, 名前, お名前, 顧客名, フルネーム, '
			. 'nome, nome completo, nome e cognome, naam, volledige naam, klant',
		'phone'                                    => 'phone, phone number, telephone, telephone number, tel, tel no, contact number, telefon, telefonnummer, telefonnr, tel-nr, telnr, rufnummer, festnetz, téléphone, numéro de téléphone, tél, téléphone fixe, '
			. 'teléfono, número de teléfono, nº de teléfono, n° de teléfono, الهاتف, رقم الهاتف, هاتف, تليفون, رقم التليفون, 電話, 電話番号, telefono, numero di telefono, telefoon, telefoonnummer, telefone',
		'phone|additional_info[mobile_phone]'      => 'mobile, mobile phone, mobile number, mobile phone number, mobile no, whatsapp, cell, cell phone, cell number, handy, handynummer, mobil, mobilnummer, mobiltelefon, portable, téléphone portable, tél portable, tél mobile, téléphone mobile, '
			. 'móvil, celular, teléfono móvil, الجوال, رقم الجوال, الموبايل, رقم الموبايل, الهاتف المحمول, 携帯, 携帯電話, 携帯番号, 携帯電話番号, cellulare, mobiel',
		'status'                                   => 'status, customer status, kundenstatus, statut, statut du client, estado del cliente, الحالة, حالة العميل, ステータス, 状態, stato cliente',
		'notes'                                    => 'note, notes, customer note, customer notes, comment, comments, notes / comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare, remarque, remarques, '
			. 'commentaire, commentaires, nota, notas, comentario, comentarios, observaciones, ملاحظات, ملاحظة, تعليق, 備考, メモ, ノート, opmerking, opmerkingen, notitie, osservazioni, observações',
		'created_at'                               => 'created, created at, created date, created on, date created, creation date, date added, added, added on, registered, registered on, date registered, registration date, user registered, sign up, sign up date, '
			. 'signed up, customer since, member since, joined, date joined, join date, erstellt, erstellt am, erstelldatum, erstellungsdatum, angelegt, angelegt am, hinzugefügt, hinzugefügt am, registrierung, registriert am, registriert, '
			. 'registrierungsdatum, anmeldedatum, kunde seit, date de création, créé le, date d’inscription, inscription, inscrit le, date d’ajout, client depuis, fecha de creación, creado, creado el, fecha de registro, registro, '
			. 'fecha de alta, alta, registrado, cliente desde, تاريخ الإنشاء, تاريخ التسجيل, تاريخ الإضافة, التسجيل, عميل منذ, 登録日, 登録日時, 作成日, 作成日時, 会員登録日, 追加日, サインアップ, '
			. 'data di creazione, data di registrazione, aanmaakdatum, registratie, data de criação, data de cadastro',
		'labels|additional_info[tags]'             => 'tags, tag, labels, customer tags, schlagwörter, schlagworte, etiketten, étiquettes, mots-clés, etiquetas, الوسوم, العلامات, タグ, ラベル, etichette',
		'billing[company]'                         => 'company, company name, company / organisation, company / organization, organization, organisation, business, business name, firma, firmenname, unternehmen, société, entreprise, raison sociale, nom de l’entreprise, empresa, compañía, '
			. 'razón social, nombre de la empresa, الشركة, اسم الشركة, 会社, 会社名, 法人名, 企業名, azienda, ragione sociale, bedrijf, bedrijfsnaam',
		'billing[address_1]'                       => 'address, address 1, address line 1, street, street 1, street address, street name, adresse, adresse 1, adresszeile 1, straße, strasse, straße und hausnummer, strasse und hausnummer, '
			. 'straße hausnummer, straße nr, strasse nr, anschrift, rue, adresse ligne 1, adresse postale, numéro et rue, numéro et nom de rue, voie, dirección, dirección 1, calle, calle y número, domicilio, línea de dirección 1, '
			. 'العنوان, عنوان, العنوان 1, سطر العنوان 1, العنوان الأول, الشارع, 住所, 住所1, ご住所, 番地, 町名番地, 町名・番地, indirizzo, indirizzo 1, via, adres, straat, endereço, rua, logradouro',
		'billing[house_number]'                    => 'house number, house no, house nr, street number, hausnummer, hausnr, haus-nr, huisnummer, numéro de voie, numéro de maison, número de casa, numero civico, رقم المنزل',
		'billing[address_2]'                       => 'address 2, address line 2, street 2, street address 2, apartment, apt, suite, unit, apartment suite etc, adresse 2, adresszeile 2, adresszusatz, zusatz, complément d’adresse, adresse ligne 2, appartement, '
			. 'dirección 2, línea de dirección 2, piso, apartamento, العنوان 2, سطر العنوان 2, الشقة, 住所2, 建物名, 建物, 建物名・部屋番号, マンション名, indirizzo 2, interno, complemento',
		'billing[city]'                            => 'city, town, locality, town / city, city / town, ort, stadt, wohnort, ville, localité, commune, ciudad, localidad, población, municipio, المدينة, مدينة, 市区町村, 市町村, 市区郡, 市, 都市, '
			. 'città, comune, località, plaats, stad, woonplaats, cidade',
		'billing[state]'                           => 'state, province, region, county, state / province, state / county, state / region, state code, region code, bundesland, kanton, état, région, département, estado, provincia, región, '
			. 'comunidad autónoma, departamento, المحافظة, الولاية, المنطقة, المقاطعة, 都道府県, 都道府県名, 県, 州, 地域, provincie, regione',
		'billing[postcode]'                        => 'postcode, postal code, zip, zip code, zip / postal code, zip / postal, postal / zip, postcode / zip, postleitzahl, plz, code postal, cp, código postal, الرمز البريدي, رمز بريدي, الرقم البريدي, 郵便番号, cap, '
			. 'codice postale, cep, pin code, eircode',
		'billing[postcode_city]'                   => 'plz ort, plz und ort, ort plz, plz stadt, postleitzahl ort, postcode city, postal code city, zip city, city zip, zip code city, code postal ville, code postal et ville, cp ville, código postal y ciudad, '
			. 'cp ciudad, postcode plaats, postcode en plaats, cap città',
		'billing[country]'                         => 'country, country / region, country name, nation, land, staat, land / region, pays, pays / région, país, país / región, الدولة, البلد, بلد, الدولة / المنطقة, البلد / المنطقة, '
			. '国, 国名, 国 / 地域, 国または地域, paese, paese / regione, nazione',
		'billing[state]|billing[state]'            => 'province code',
		'billing[country]|billing[country]'        => 'country code, ländercode, länderkürzel, länderkennzeichen, code pays, código de país, رمز الدولة, 国コード, landcode',
		'!comes_from_orders'                       => 'orders, total orders, order count, orders count, number of orders, paid orders, purchases, number of purchases, purchase count, purchase value, total spent, total amount spent, lifetime spend, lifetime spent, total spend, amount spent, spent, '
			. 'total sales, lifetime value, customer value, ltv, clv, aov, average order value, average order, revenue, first order, first order date, last order, last order date, first purchase, first purchase date, last purchase, '
			. 'last purchase date, payment ids, paying customer, is paying customer, currency, total spent decimal, total spent in cents, average order value decimal, average order value in cents, bestellungen, anzahl bestellungen, '
			. 'anzahl der bestellungen, gesamtausgaben, umsatz, gesamtumsatz, durchschnittlicher bestellwert, bestellwert, letzte bestellung, erste bestellung, kundenwert, währung, zahlungs-ids, anzahl der käufe, commandes, nombre de commandes, '
			. 'total dépensé, dépenses totales, total des dépenses, chiffre d’affaires, panier moyen, valeur moyenne des commandes, dernière commande, première commande, valeur client, devise, nombre d’achats, pedidos, número de pedidos, '
			. 'total gastado, gasto total, total de gastos, valor medio del pedido, valor medio de pedido, último pedido, primer pedido, compras, número de compras, valor del cliente, moneda, الطلبات, عدد الطلبات, إجمالي الإنفاق, '
			. 'إجمالي المشتريات, إجمالي المبيعات, متوسط قيمة الطلب, آخر طلب, أول طلب, العملة, 注文, 注文数, 注文回数, 購入回数, 合計支払額, 合計金額, 総購入額, 購入金額, 累計購入金額, 総支出, 平均注文額, 平均注文金額, '
			. '最終注文日, 最終購入日, 初回注文日, 初回購入日, 通貨, ordini, totale speso, spesa totale, valore medio ordine, bestellingen, totaal besteed, total gasto',
		'!not_imported'                              => 'username, login, user login, user, user id, wordpress user, wordpress user id, wp user id, role, roles, user role, user roles, password, user pass, user nicename, id, benutzername, benutzer, '
			. 'benutzer-id, anmeldename, rolle, passwort, nom d’utilisateur, identifiant, utilisateur, rôle, mot de passe, nombre de usuario, usuario, rol, contraseña, اسم المستخدم, المستخدم, كلمة المرور, ユーザー名, ユーザーid, パスワード, '
			. 'nome utente, gebruikersnaam, nome de usuário',
		'additional_info[customer_id]'             => 'customer id, client id',
		'additional_info[customer_number]'         => 'customer number, customer no, kundennummer, kundennr, numéro client, numéro de client, número de cliente, رقم العميل, 顧客番号, 会員番号, codice cliente, klantnummer',
		'additional_info[last_active]'             => 'last active, last login, last seen, zuletzt aktiv, letzter login, letzte anmeldung, letzte aktivität, dernière activité, dernière connexion, última actividad, último acceso, última vez activo, آخر نشاط, آخر ظهور, '
			. 'آخر تسجيل دخول, 最終ログイン, 最終アクティブ, 最終アクティビティ, ultimo accesso, laatst actief',
		'additional_info[accepts_email_marketing]' => 'accepts email marketing, accepts marketing, email marketing, marketing, email marketing consent, marketing consent, newsletter, accepts newsletter, subscribed, opt in, email opt in, '
			. 'email consent, newsletter consent, consent, newsletter opt in, newsletter subscription, '
			. 'marketing opt in, werbeeinwilligung, newsletter abonniert, einwilligung, accepte le marketing, accepte le marketing par e-mail, abonné à la newsletter, acepta marketing, acepta marketing por correo electrónico, suscrito, '
			. 'boletín, يقبل التسويق, يقبل التسويق عبر البريد الإلكتروني, النشرة البريدية, メルマガ, メールマガジン, メール配信',
		'additional_info[accepts_sms_marketing]'   => 'accepts sms marketing, sms marketing, sms opt in, sms consent, sms marketing consent',
		'additional_info[tax_exempt]'              => 'tax exempt, tax exempt status, steuerbefreit, exonéré de taxe, exempt de taxe, exento de impuestos, معفى من الضريبة, 免税',
		'additional_info[vat_number]'              => 'vat number, vat id, vat, tax id, tax number, ust-id, ust-idnr, ustidnr, umsatzsteuer-id, steuernummer, numéro de tva, tva, nif, cif, rfc, número de iva, الرقم الضريبي, partita iva, btw-nummer',
		'additional_info[birthday]'                => 'birthday, birth date, date of birth, dob, geburtstag, geburtsdatum, geb-datum, date de naissance, fecha de nacimiento, cumpleaños, تاريخ الميلاد, 生年月日, 誕生日, data di nascita, geboortedatum, data de nascimento',
		'additional_info[gender]'                  => 'gender, sex, geschlecht, sexe, genre, género, sexo, الجنس, 性別',
		'additional_info[salutation]'              => 'salutation, anrede, civilité, tratamiento, 敬称',
		'additional_info[title]'                   => 'title, titel',
		'additional_info[language]'                => 'language, locale, sprache, langue, idioma, اللغة, 言語',
		'additional_info[website]'                 => 'website, url, user url, web, webseite, homepage, site web, sitio web, página web, الموقع الإلكتروني, ウェブサイト, ホームページ',
		'additional_info[fax]'                     => 'fax, fax number, faxnummer, télécopie, فاكس, ファックス, fax番号',
		'additional_info[name_kana]'               => 'フリガナ, ふりがな, 氏名カナ, 氏名(カナ), 氏名フリガナ, お名前(フリガナ)',
		'additional_info[last_name_kana]'          => 'セイ, 姓カナ, 姓(カナ), 姓フリガナ',
		'additional_info[first_name_kana]'         => 'メイ, 名カナ, 名(カナ), 名フリガナ',
	);

	/**
	 * @param array<string, string> $names By target.
	 * @return array<string, string> Targets by name, as FoldedText::without_spaces() writes it.
	 */
	public static function by_name( array $names ): array {
		$targets = array();
		foreach ( $names as $target => $list ) {
			foreach ( explode( ', ', $list ) as $name ) {
				$targets[ FoldedText::without_spaces( $name ) ] ??= $target;
			}
		}
		return $targets;
	}
}
