/** More notations, and what is copied from signatures, spreadsheets and programs, written like the searches of names-and-emails.ts. */
export const PASTED_TEXTS = `
# name
Smith{2011}Jones → smithjones
Smith/Jones → smithjones
smith_jones → smithjones
García-Márquez → marquez
J. Müller → mueller
Müller, J. → mueller
{FB01}ona Mac Leod → macleod
山田・太郎 → yamada
Nguyễn Văn Đức → duc
duc nguyen van → duc
דוד בן־גוריון → david
O'Brien{9}Sean → obrien
O'Brien;Sean → obrien
"O'Brien","Sean" → obrien
Sean O'Brien, → obrien
• Sean O'Brien → obrien
- Sean O'Brien → obrien
> Sean O'Brien → obrien
1. Sean O'Brien → ~ obrien
Sean O'Brien… → obrien
*Sean O'Brien* → obrien
_Sean O'Brien_ → obrien
{200E}דוד{200F} → david
# email
user1＠example1.com → doe0
user1@example1.com<mailto:user1@example1.com> → doe0
<mailto:user1@example1.com> → doe0
user1@example1.com <user1@example1.com> → doe0
user1 @example1.com → doe0
user1@ example1.com → doe0
www.acme.com → ~ person acme2
user1@example1.com:{A} → doe0
\`user1@example1.com\` → doe0
„user1@example1.com“ → doe0
Email: user1@example1.com → doe0
user1@example1.com? → doe0
user1@example1.com! → doe0
*user1@example1.com* → doe0
# phone
+ 49 30 7654321 → mueller
0049(0)30 7654321 → mueller
+49(0)307654321 → mueller
+49 (030) 7654321 → mueller
(+49) 30 7654321 → mueller
(0049) 30 7654321 → mueller
[030] 7654321 → mueller
030 – 7654321 → mueller
030.765.4321 → mueller
030_7654321 → mueller
49 30 7654321 → mueller
011 49 30 7654321 → mueller
+49 30 7654321 Müller → mueller by phone name
Müller{A}030 7654321 → mueller by phone name
765{2011}4321 → mueller conceicao
43-21 → mueller conceicao
1-212-555-0147 → doe
1 (212) 555 0147 → doe
001-212-555-0147 → doe
tel:+1-212-555-0147 → doe
212/555-0147 → doe
Call (212) 555-0147 → -
+7(812)555-01-23 → fedor
0 (312) 555 01 23 → inonu
+33(0)123456789 → noel
06-12345678 → noel
+1 404-555-0134,12 → ~ kingjr
T: +49 30 7654321 → mueller
Fax: +49 30 7654321 → mueller
电话：010 5555 0123 → minjun
'+49 30 7654321 → mueller
+49 30 7654321; → mueller
Tel. (030) 7654321 → mueller
# city postcode
10435 Berlin → mueller
Berlin 10435 → mueller
10117 berlin → muller
D-10435 Berlin → mueller
DE-10435 Berlin → mueller
A-1010 Wien → hoess
AT-1010 Wien → hoess
CH-8001 Zürich → zuercher
F-91000 Évry → noel
SW1A1AA London → twist
90-001 Łódź → wojcik
NW16XE London → smithjones
2000 Sydney → bruce
211 22 Malmö → ostrom
21122 Malmö → ostrom
1016GV Amsterdam → vdberg
Washington, 20500 → zipfour
# street
Schönhauser Allee 36-37 → mueller
Schönhauser Allee 36–37 → mueller
Schönhauser Allee 36 / 37 → mueller
Unit 4, 22 George St, Sydney 2000 → bruce
Calle Mayor, 12, 3º B → inaki
C/ Mayor 12 → inaki
1600 Pennsylvania Ave NW → zipfour
Karl Johans gate 5, 2. etg → floor
12, O'Connell Street → obrien
8 rue de l'église → noel
8, Rue de l’Église, 91000 Évry → noel
Baker St. 221B → smithjones
# country
Brazil → conceicao
Czechia → dvorak
Czech Republic → dvorak
Russia → fedor rimsky
Vietnam → duc trang
Viet Nam → duc trang
USA → @US
United States → @US
Ivory Coast → -
Hong Kong → fullwidth by city
# company
Uhren-AG → zuercher
Südwind-KG → twoaddr
Acme Corporation. → person
Sons & Parish → twist
Müller & Soehne → mueller
"Widgets, Inc." → doe
Firma Nordlicht OHG → -
Firma: Nordlicht OHG → twoaddr
# order
INV—2026—0043 → jeanluc
INV_2026_0043 → jeanluc
INV.2026.0043 → jeanluc
INV2026-0043 → jeanluc
 INV-2026-0043  → jeanluc
{A0}INV-2026-0043{A} → jeanluc
(INV-2026-0043) → jeanluc
Invoice: INV-2026-0043 → jeanluc
Order: #INV-2026-0043 → jeanluc
INV-2026-0043, → jeanluc
# user
dangelo7 → dangelo
angelo77 → -
# name email
Sean{9}O'Brien{9}sean.obrien@dublin-books.ie → obrien
"Sean","O'Brien","sean.obrien@dublin-books.ie" → obrien
Sean O'Brien sean.obrien@dublin-books.ie → obrien
Sean O'Brien (sean.obrien@dublin-books.ie) → obrien
# name street city postcode
Oliver Twist{A}10 Downing Street{A}London{A}SW1A 1AA{A}United Kingdom → twist
Jürgen Müller{D}{A}Schönhauser Allee 36/37{D}{A}10435 Berlin{D}{A}Deutschland → mueller
# name phone
Jürgen Müller{A}Müller & Söhne GmbH{A}Schönhauser Allee 36/37{A}10435 Berlin{A}Tel.: +49 (0)30 7654321 → mueller
Name: Jürgen Müller{A}Phone: +49 (0)30 7654321 → mueller
`;
