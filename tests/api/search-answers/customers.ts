/**
 * Customers with names of 40 countries, one a line: key | first name | last name | email | phone | company | street |
 * city | postcode | country | phone of the address | orders as invoice number/receipt number | login of the user.
 * A line that starts with > is another address of the customer above: company | street | city | postcode | country |
 * phone. {301} is the character with this code.
 */
export const CUSTOMERS = `
obrien | Sean | O'Brien | sean.obrien@dublin-books.ie | +353 (0)1 234 5671 | Dublin Books Ltd. | 12 O'Connell Street | Dublin | D02 X285 | IE | | INV-2026-0042/1042 |
aoife | Aoife | O’Brien | aoife@ob.example | | | | | | IE | | |
siobhan | Siobhán | Ní Shúilleabháin | siobhan@galway.example | | | | Galway | H91 E2K3 | IE | 091 567 890 | |
mcdonald | Ronald | McDonald | ronald@golden-arches.example | | Golden Arches Inc. | 1 Mc Lane | Chicago | 60607 | US | +1 (312) 555-0182 | |
macleod | Fiona | Mac Leod | f.macleod@isle.example | | | | Portree | IV51 9EH | GB | 01478 555 010 | |
smithjones | Anna | Smith-Jones | anna@sj.example | | | 221B Baker Street | London | NW1 6XE | GB | | |
jeanluc | Jean-Luc | Taylor | jl.taylor@stargate.example | | | 7 Vine Court | Leeds | LS1 4DY | GB | | INV-2026-0043/1043 |
llyr | Llŷr | ap Gwilym | llyr@cymru.example | | | | Llanfairpwllgwyngyll | LL61 5UJ | GB | | |
twist | Oliver | Twist | oliver@mail.parish.co.uk | +44 20 7946 0958 | Parish & Sons | 10 Downing Street | London | SW1A 1AA | GB | | |
doe | John | Doe | john.doe@widgets.example | 001 (212) 555-0147 | Widgets, Inc. | 350 Fifth Avenue, Suite 3300 | New York | 10118 | US | | INV-2026-0044/1044 |
doe0 | John | Doe0 | user1@example1.com | | | | | | US | | |
dangelo | D'Angelo | Washington | dangelo@music.example | +1.415.555.2671 | | | San Francisco | 94103 | US | | | dangelo77
kingjr | Martin Luther | King Jr. | mlk@atlanta.example | | | 407 Auburn Ave NE | Atlanta | 30312 | US | (404) 555-0134 ext. 12 | |
bill | William "Bill" | Fences | bill@fences.example | | | | | | US | | |
kekoa | Kekoa | Kalaniʻōpuʻu | kekoa@aloha.example | | | | Honolulu | 96813-1234 | US | | |
mueller | Jürgen | Müller | juergen@mueller-gmbh.example | +49 (0)30 7654321 | Müller & Söhne GmbH | Schönhauser Allee 36/37 | Berlin | 10435 | DE | | RE2026-00017/1045 |
muller | Franz | Muller | franz@muller.example | 030/7654399 | | | Berlin | 10117 | DE | | |
gross | Petra | Groß | petra@gross.example | 0049-89-1234567 | | Leopoldstraße 5a | München | 80802 | DE | | |
strasse | Otto | STRAẞE | otto@versal.example | | | | Köln | 50667 | DE | | |
heide | Ursula | von der Heide | u.vdheide@wald.example | | | Am Hang 3 | Göttingen | 37073 | DE | | |
boysen | Karl-Heinz | Schulze-Boysen | kh@boysen.example | | | | Leipzig | 04109 | DE | | |
drhans | Dr. Hans | Zimmermann | hans@praxis.example | | | | Frankfurt am Main | 60311 | DE | 069 1112223 / 0171 4445556 | |
idn | Inge | Münchner | info@münchen.de | | | | | | DE | | |
puny | Bruno | Bücherwurm | laden@xn--bcher-kva.example | | | | | | DE | | |
hoess | Leopold | Hößlinger | leopold@hoess.example | +43 1 58858 0 | | | Wien | 1010 | AT | | |
zuercher | Gérard | Zürcher | gerard@alpen.example | +41 44 668 18 00 | Uhren AG | Bahnhofstrasse 1 | Zürich | 8001 | CH | | |
vdberg | Jan | van den Berg | jan@berg.example | +31 20 794 7471 | | Prinsengracht 263 | Amsterdam | 1016 GV | NL | | |
deboer | Anneke | de Boer | anneke@deboer.example | | | | Utrecht | 3511 AB | NL | | |
thooft | Gerard | 't Hooft | gerard@fysica.example | | | | 's-Hertogenbosch | 5211 AA | NL | | |
ijzerman | IJsbrand | IJzerman | ij@water.example | | | | IJmuiden | 1971 GB | NL | | |
vandamme | Claude | Van Damme | claude@muscles.example | | | | Brugge | 8000 | BE | | |
noel | Noël | Lefèvre | noel@fetes.example | +33 1 23 45 67 89 | Société Générique | 8, rue de l'Église | Évry-Courcouronnes | 91000 | FR | 06 12 34 56 78 | |
dartagnan | Anne-Sophie | D'Artagnan | as@mousquetaires.example | | | | Saint-Étienne | 42000 | FR | | |
lhopital | François | L'Hôpital | f@lhopital.example | | | | | | FR | | |
lecoeur | Sacha | Lecœur | sacha@coeur.example | | | | | | FR | | |
marquez | Gabriel | García Márquez | gabo@macondo.example | +57 601 555 0101 | | | Aracataca | 471001 | CO | | |
inaki | Iñaki | Etxeberría | inaki@bilbao.example | | Ñandú S.L. | Calle Mayor 12, 3º B | Bilbao | 48001 | ES | +34 944 555 012 | FAC/2026/000123/1046 |
carmen | María del Carmen | Núñez de la Peña | carmen@nunez.example | | | | A Coruña | 15001 | ES | | |
nfd | Jose{301} | Pen{303}alver | jose@nfd.example | | | | Ma{301}laga | 29001 | ES | | |
joao | João | da Silva Gonçalves | joao@lisboa.example | | | | Lisboa | 1100-148 | PT | | |
conceicao | Conceição | dos Santos | conceicao@rio.example | +55 (11) 98765-4321 | | | São Paulo | 01310-100 | BR | | |
xochitl | Xóchitl | Hernández | xochitl@mx.example | | | | Ciudad de México | 06000 | MX | +52 1 55 5555 0199 | |
damico | Niccolò | D'Amico | niccolo@damico.example | +39 06 698 12345 | | Via Garibaldi 7 | Roma | 00184 | IT | | |
dicaprio | Leo | Di Caprio | leo@boat.example | | | | | | IT | | |
wojcik | Łukasz | Wójcik | lukasz@wojcik.example | 22 555 01 23 | | ul. Świętokrzyska 14 | Łódź | 90-001 | PL | | |
zolkiewska | Świętosława | Żółkiewska-Dąbrowska | sz@krakow.example | | | | Kraków | 30-059 | PL | | |
dvorak | Jiří | Dvořák | jiri@dvorak.example | +420 224 555 012 | | | Plzeň | 301 00 | CZ | | |
stur | Ľubomír | Štúr | lubo@stur.example | | | | Košice | 040 01 | SK | | |
szucs | Gyöngyi | Szűcs | gyongyi@szucs.example | 06 1 555 0134 | | | Győr | 9021 | HU | | |
tepes | Ștefan | Țepeș | stefan@castel.example | | | | Brașov | 500001 | RO | | |
cedilla | Ioana | Şerban | ioana@serban.example | | | | Timişoara | 300001 | RO | | |
dorde | Đorđe | Čović | dorde@covic.example | | | | Zagreb | 10000 | HR | | |
ostergard | Bjørn | Østergård | bjorn@fjord.example | +47 22 55 01 23 | | | Tromsø | 9008 | NO | | |
aas | Øyvind | Aas | oyvind@nord.example | | | | Bodø | 8001 | NO | | |
ostrom | Åsa | Öström | asa@ostrom.example | 08-555 012 34 | | Götgatan 22 | Malmö | 211 22 | SE | | |
kjaer | Søren | Kjærgaard | soren@kjaer.example | | | | Aarhus | 8000 | DK | | |
thordis | Þórdís | Guðmundsdóttir | thordis@saga.example | +354 555 0123 | | | Reykjavík | 101 | IS | | |
hamalainen | Päivi | Hämäläinen | paivi@suomi.example | | | | Jyväskylä | 40100 | FI | | |
oie | Õie | Küünemäe | oie@tartu.example | | | | Tartu | 50050 | EE | | |
kenins | Kārlis | Ķēniņš | karlis@riga.example | | | | Rīga | LV-1050 | LV | | |
simkute | Žydrūnė | Šimkutė | zydrune@vilnius.example | | | | Vilnius | LT-01103 | LT | | |
inonu | Işıl | İnönü | isil@ankara.example | +90 312 555 01 23 | | | İzmir | 35210 | TR | | |
yildiz | Çağrı | Yıldız | cagri@yildiz.example | | | | Diyarbakır | 21100 | TR | | |
nikos | Νίκος | Παπαδόπουλος | nikos@athina.example | +30 21 0555 0123 | | Οδός Ερμού 15 | Αθήνα | 105 63 | GR | | |
eleni | Ελένη | Θεοδωράκη | eleni@kriti.example | | | | Ηράκλειο | 712 02 | GR | | |
fedor | Фёдор | Достоевский | fedor@spb.example | +7 (812) 555-01-23 | | Невский проспект 28 | Санкт-Петербург | 191186 | RU | | |
rimsky | Николай | Римский-Корсаков | nikolai@opera.example | 8 (495) 555-04-56 | | | Москва | 101000 | RU | | |
yizhak | Юрій | Їжакевич | yurii@kyiv.example | | | | Київ | 01001 | UA | | |
djordje | Ђорђе | Његош | djordje@bg.example | | | | Београд | 11000 | RS | | |
giorgi | გიორგი | ბერიძე | giorgi@tbilisi.example | | | | თბილისი | 0105 | GE | | |
aram | Արամ | Խաչատրյան | aram@yerevan.example | | | | Երևան | 0010 | AM | | |
david | דוד | בן-גוריון | david@sde-boker.example | 03-555-0123 | | | תל אביב-יפו | 61000 | IL | | |
shalom | שָׁלוֹם | עליכם | shalom@shtetl.example | | | | | | IL | | |
ahmad | أحمد | الأحمد | ahmad@dubai.example | ٠٥٠ ١٢٣ ٤٥٦٧ | | | دبي | | AE | | |
muhammad | مُحَمَّد | عبد الرحمن | muhammad@riyadh.example | +966 11 555 0123 | | | الرياض | 11564 | SA | | |
latinarab | Mohammed | Al-Rashid | m.alrashid@souq.example | | | | Abu Dhabi | | AE | +971 2 555 0177 | |
reza | رضا | کریمی | reza@tehran.example | | | | تهران | ۱۱۳۶۹ | IR | ۰۲۱ ۵۵۵۵ ۰۱۲۳ | |
amit | अमित | शर्मा | amit@delhi.example | +91 98765 01234 | | | दिल्ली | 110001 | IN | | |
venkat | Venkata | Ramanujan | venkat@chennai.example | | | | Chennai | 600 004 | IN | | |
somchai | สมชาย | ใจดี | somchai@bangkok.example | +66 2 555 0123 | | | กรุงเทพมหานคร | 10200 | TH | | |
duc | Đức | Nguyễn Văn | duc@hanoi.example | +84 24 3555 0123 | | | Hà Nội | 100000 | VN | | |
trang | Trang | Trần Thị Thùy | trang@saigon.example | | | | Thành phố Hồ Chí Minh | | VN | | |
wang | 小明 | 王 | xiaoming@beijing.example | +86 138 0013 8000 | 北京书店 | 长安街 1 号 | 北京 | 100006 | CN | | |
ouyang | 娜娜 | 欧阳 | nana@shanghai.example | | | | 上海 | 200001 | CN | | |
chen | 志明 | 陳 | chihming@taipei.example | | | | 臺北 | 106 | TW | | |
yamada | 太郎 | 山田 | taro@yamada.example | 03-1234-5678 | 株式会社山田商店 | 丸の内1-9-1 | 千代田区 | 100-0005 | JP | | |
sato | タロウ | サトウ | sato@kana.example | | | | 大阪市 | 〒530-0001 | JP | | |
halfkana | ﾊﾅｺ | ｽｽﾞｷ | hanako@kana.example | | | | | | JP | | |
sakura | さくら | 田中 | sakura@tanaka.example | ０９０－５５５５－０１２３ | | | 横浜市 | 220-0012 | JP | | |
minjun | 민준 | 김 | minjun@seoul.example | +82 10-5555-0123 | | | 서울 | 04524 | KR | | |
namgung | 서연 | 남궁 | seoyeon@busan.example | | | | 부산 | 48058 | KR | | |
fullwidth | Ａｌｉｃｅ | Ｗｏｎｇ | alice@hk.example | +852 2555 0123 | | | Hong Kong | | HK | | |
ngozi | Ngozi | Adebayo | ngozi.adebayo2@example.org | +234 803 555 0123 | | | Lagos | 100001 | NG | | |
person | Nora | Person | new.person@acme.com | | Acme Corporation | | Springfield | 62701 | US | | | nperson
acme2 | Kim | Eastwick | kim@mail.eu.acme.com | | ACME Europe B.V. | | Rotterdam | 3011 | NL | | |
plus | Lea | Vogel | lea+shop@post.example | | | | | | DE | | |
under | Tom | Hankson | tom_hankson-88@film.example | | | | | | US | | |
upper | Jane | Upperton | Jane.UPPER@Example.NET | | | | | | US | | |
aposmail | Scarlett | Haraldson | o'hara@tara.example | | | | | | US | | |
mononym | Sukarnoputri | | sukarno@jakarta.example | | | | Jakarta | 10110 | ID | +62 21 555 0123 | |
nameless | | | anonymous99@shop.example | | | | | | | | |
zanele | Zanele | Mthembu | zanele@joburg.example | | | 45 Nelson Mandela Drive | Johannesburg | 2000 | ZA | 011 555 0188 | |
bruce | Bruce | Wallaby-Smythe | bruce@down-under.example | (02) 5550 0133 | Down Under Pty Ltd | Unit 4/22 George St | Sydney | 2000 | AU | | ORD#7781/1047 |
ana1 | Ana | Lopez | ana.lopez@uno.example | | | | Mendoza | M5500 | AR | +54 9 261 555 0144 | |
ana2 | Lopez | Ana | lopez.ana@dos.example | | | | | | AR | | |
twoaddr | Greta | Doppelhaus | greta@doppel.example | | Nordlicht OHG | Hafenweg 9 | Kiel | 24103 | DE | 0431 555 0155 | 2026-XY-9001/1048 2026-XY-9002/1049 |
> Südwind KG | Weinberg 77 | Freiburg im Breisgau | 79098 | DE | 0761 555 0166
canada | Étienne | Tremblay-Côté | etienne@quebec.example | 1-418-555-0177 | Érable Inc. | 1200, boul. René-Lévesque | Québec | G1R 5V7 | CA | | |
emile | Zoë | de l'Étoile | zoe@etoile.example | | | | Montréal | H2X 1Y4 | CA | | |
corp | Buying | Department | purchasing@3m-parts.example | | 3M Parts & Co. KG | | | | DE | | |
att | Rita | Ling | rita@att.example | | AT&T Wireless | | | | US | | |
yahoo | Yves | Quatremains | yves@yahoo.example | | Yahoo! Japan | | | | JP | | |
ltdnum | Viktor | Stahl | viktor@stahl.example | | Stahl 24 GmbH | Ring 24 | Essen | 45127 | DE | | |
zipfour | Nell | Quigley | nell@zip4.example | | | 1600 Pennsylvania Avenue NW | Washington | 20500-0003 | US | | |
floor | Ingrid | Haugen | ingrid@haugen.example | | | Karl Johans gate 5, 2. etg. | Oslo | 0154 | NO | | |
digits | Seven | Eleven | 42@answers.example | | | | | | US | | |
sameA | Rolf | Familie | rolf@familie.example | 02241 998877 | | | | | DE | | |
sameB | Inga | Familie | inga@familie.example | +49 2241 99 88 77 | | | | | DE | | |
longorder | Maxi | Vielkauf | maxi@vielkauf.example | | | | | | DE | | INV-2026-00421/1050 inv_2025_777/1051 |
`;
