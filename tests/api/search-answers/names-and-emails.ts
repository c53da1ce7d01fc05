/**
 * Searches for names and emails, one a line: search → customers. `-`: no customer. `@DE`: all with an address in Germany. After
 * `~`, customers that may be found, too. {A0} is the character with this code. A heading names the
 * field that matches, unless `by` does.
 */
export const NAMES_AND_EMAILS = `
# name
Sean O'Brien → obrien
sean o’brien → obrien
OBrien → obrien aoife
o'brien → obrien aoife
o brien → obrien aoife
O´Brien → obrien aoife
O\`Brien → obrien aoife
O‘Brien, Sean → obrien
obrien aoife → aoife
brien → obrien aoife
OʼBrien → obrien aoife
Ni Shuilleabhain → siobhan
NÍ SHÚILLEABHÁIN → siobhan
siobhan → siobhan
Mc Donald → mcdonald
mcdonald → mcdonald
MCDONALD RONALD → mcdonald
MacLeod → macleod
mac leod → macleod
fiona macleod → macleod
SmithJones → smithjones
smith jones → smithjones
smith-jones anna → smithjones
Smith–Jones → smithjones
Smith‐Jones → smithjones
Smith - Jones → smithjones
jones → smithjones
Jean Luc → jeanluc
jeanluc taylor → jeanluc
Taylor, Jean-Luc → jeanluc
llyr → llyr
ap Gwilym → llyr
apgwilym → llyr
doe john → doe doe0
John Doe0 → doe0
Doe, John → doe doe0
John{9}Doe0 → doe0
John{A0}Doe0 → doe0
John{A}Doe0 → doe0
John{D}{A}Doe0 → doe0
John{202F}Doe0 → doe0
John{3000}Doe0 → doe0
{FEFF}John Doe0 → doe0
John{200B} Doe0 → doe0
Doe{AD}0 John → doe0
 John  Doe0  → doe0
"John Doe0" → doe0
'John Doe0' → doe0
“John Doe0” → doe0
„John Doe0“ → doe0
«John Doe0» → doe0
John Doe0; → doe0
(John Doe0) → doe0
Name: John Doe0 → doe0
Firma: John Doe0 → doe0
D’Angelo Washington → dangelo
dangelo → dangelo
Martin Luther King Jr → kingjr
king, martin luther → kingjr
Bill Fences → bill
William “Bill” Fences → bill
Kalani'opu'u → kekoa
kalaniopuu → kekoa
Kalaniʻōpuʻu → kekoa
müller → mueller muller
mueller → mueller ~ muller
muller → mueller muller
MÜLLER → mueller muller
Mu{308}ller jürgen → mueller
Juergen Mueller → mueller
jurgen → mueller
groß → gross
GROSS → gross
gross petra → gross
GROẞ → gross
Straße → strasse
strasse → strasse
STRASSE → strasse
STRAẞE → strasse
von der Heide → heide
vonderheide → heide
heide → heide
Ursula v. d. Heide → heide
schulzeboysen → boysen
karlheinz → boysen
Karl Heinz Boysen → boysen
Dr. Hans Zimmermann → drhans
Hans Zimmermann → drhans
hösslinger → hoess
hoesslinger → hoess
HÖSSLINGER → hoess
hosslinger → hoess
zuercher → zuercher
zurcher gerard → zuercher
van den berg → vdberg
vandenberg → vdberg
berg jan → vdberg
Berg, Jan van den → vdberg
de boer → deboer
deboer → deboer
't hooft → thooft
’t Hooft → thooft
thooft → thooft
hooft → thooft
ijzerman → ijzerman
Ĳzerman → ijzerman
vandamme → vandamme
van damme → vandamme
NOEL LEFEVRE → noel
lefèvre → noel
dartagnan → dartagnan
d artagnan → dartagnan
Anne Sophie d’Artagnan → dartagnan
lhopital → lhopital
hôpital → lhopital
L’HÔPITAL → lhopital
lecoeur → lecoeur
lecœur → lecoeur
LECŒUR → lecoeur
garcia marquez → marquez
márquez garcía gabriel → marquez
garciamarquez → marquez
inaki → inaki
IÑAKI ETXEBERRÍA → inaki
nunez de la pena → carmen
María Núñez → carmen
maria del carmen → carmen
José Peñalver → nfd
jose penalver → nfd
PEÑALVER → nfd
joao goncalves → joao
da silva → joao
dasilva → joao
CONCEIÇÃO → conceicao
dos santos conceicao → conceicao
xochitl hernandez → xochitl
d'amico → damico
damico niccolo → damico
dicaprio → dicaprio
di caprio → dicaprio
lukasz wojcik → wojcik
Łukasz → wojcik
WÓJCIK → wojcik
zolkiewska → zolkiewska
żółkiewska dąbrowska → zolkiewska
zolkiewskadabrowska → zolkiewska
swietoslawa → zolkiewska
dvorak jiri → dvorak
stur lubomir → stur
szucs → szucs
SZŰCS → szucs
tepes stefan → tepes
Ţepeş → tepes
serban → cedilla
Șerban → cedilla
dorde covic → dorde
Đorđe → dorde
ostergard → ostergard
oestergaard → ostergard
østergaard → ostergard
ØSTERGÅRD → ostergard
bjorn → ostergard
Ås → aas ~ ostrom dartagnan
åsa öström → ostrom
OSTROM ASA → ostrom
oestroem → ostrom
kjaergaard → kjaer
Kjærgård → kjaer
soren → kjaer
soeren → kjaer
Thordis → thordis
gudmundsdottir → thordis
ÞÓRDÍS GUÐMUNDSDÓTTIR → thordis
hamalainen → hamalainen
haemaelaeinen → hamalainen
kuunemae → oie
kenins → kenins
ĶĒNIŅŠ → kenins
simkute zydrune → simkute
inonu isil → inonu
IŞIL İNÖNÜ → inonu
ışıl → inonu
yıldız → yildiz
YILDIZ → yildiz
yildiz → yildiz
Yildiz Cagri → yildiz
ΝΙΚΟΣ → nikos
νικος παπαδοπουλος → nikos
ΠΑΠΑΔΌΠΟΥΛΟΣ → nikos
ΠΑΠΑΔΟΠΟΥΛΟΣ ΝΙΚΟΣ → nikos
Παπαδ → nikos
Ελενη Θεοδωρακη → eleni
Федор Достоевский → fedor
ДОСТОЕВСКИЙ ФЁДОР → fedor
Римский Корсаков → rimsky
римскийкорсаков → rimsky
Їжакевич → yizhak
їжакевич юрій → yizhak
Његош → djordje
ЂОРЂЕ → djordje
ბერიძე → giorgi
ԽԱՉԱՏՐՅԱՆ → aram
חיים דוד → -
דוד בן גוריון → david
בןגוריון → david
בן־גוריון → david
שלום → shalom
שלום עליכם → shalom
أحمد الأحمد → ahmad
احمد → ahmad
الاحمد → ahmad
محمد → muhammad
محمد عبدالرحمن → muhammad
عبد الرحمن → muhammad
al rashid → latinarab
alrashid → latinarab
Al-Rashid, Mohammed → latinarab
رضا كريمي → reza
کریمی رضا → reza
अमित शर्मा → amit
शर्मा → amit
ramanujan venkata → venkat
สมชาย ใจดี → somchai
ใจดี → somchai
สมชายใจดี → somchai
nguyen van duc → duc
Nguyễn Văn Đức → duc
NGUYỄN → duc
duc nguyen → duc
Tran Thi Thuy Trang → trang
王小明 → wang
小明 → wang
小明王 → wang
王 → wang
欧阳娜娜 → ouyang
歐陽 → ~ ouyang
陳志明 → chen
山田太郎 → yamada
山田{3000}太郎 → yamada
太郎山田 → yamada
山田 → yamada
サトウタロウ → sato
さとう たろう → sato
ｻﾄｳ → sato
スズキハナコ → halfkana
ｽｽﾞｷ ﾊﾅｺ → halfkana
スズキ → halfkana
田中さくら → sakura
김민준 → minjun
민준 → minjun
김 민준 → minjun
남궁서연 → namgung
Alice Wong → fullwidth
ＡＬＩＣＥ → fullwidth
wong → fullwidth
zoe → emile
de l'etoile → emile
delétoile → emile
l'Étoile, Zoë → emile
tremblaycote → canada
tremblay cote etienne → canada
bruce wallaby smythe → bruce
ana lopez → ana1 ana2
lopez, ana → ana1 ana2
sukarno → mononym
rtagnan → -
llovely → -
# email
acme.com → person acme2
@acme.com → person acme2
person@acme.com → person
new.person@acme.com → person
NEW.PERSON@ACME.COM → person
new.person → person
new.per → person
@mail.eu.acme.com → acme2
eu.acme.com → acme2
adebayo2@example.org → ngozi
ngozi.adebayo2@example.org → ngozi
ngozi.adebayo2@ → ngozi
ngozi.ade → ngozi by name
info@münchen.de → idn
INFO@MÜNCHEN.DE → idn
info@xn--mnchen-3ya.de → idn
@münchen.de → idn
münchen.de → idn
xn--mnchen-3ya.de → idn
laden@bücher.example → puny
laden@xn--bcher-kva.example → puny
bücher.example → puny
@bücher.example → puny
laden@buecher.example → ~ puny
John Doe0 <user1@example1.com> → doe0
"Doe0, John" <user1@example1.com> → doe0
mailto:user1@example1.com → doe0
<user1@example1.com> → doe0
user1@example1.com, → doe0
user1@example1.com. → doe0
user1@example1.com; → doe0
(user1@example1.com) → doe0
[user1@example1.com](mailto:user1@example1.com) → doe0
MAILTO:User1@Example1.com?subject=Hello → doe0
mailto:user1@example1.com?subject=Your%20order&body=Hi → doe0
To: user1@example1.com → doe0
E-Mail: user1@example1.com → doe0
 user1@example1.com{A} → doe0
user1@{200B}example1.com → doe0
John Doe0{9}user1@example1.com → doe0
'user1@example1.com' → doe0
https://acme.com → ~ person acme2
example1.com → doe0
user1 → doe0
lea+shop@post.example → plus
lea@post.example → -
lea+shop → plus
lea → plus by name
tom_hankson-88@film.example → under
tom_hankson → under by name
hankson-88 → ~ under
jane.upper@example.net → upper
jane.upper → upper by name
o'hara@tara.example → aposmail
ohara@tara.example → ~ aposmail
o'hara → aposmail
ohara → aposmail
42@answers.example → digits
mail.parish.co.uk → twist
parish.co.uk → twist
@parish.co.uk → twist
oliver@mail → twist
dublin-books.ie → obrien
sean.obrien@dublin-books.ie → obrien
@dublin-books → obrien
anonymous99 → nameless
anonymous99@shop.example → nameless
u.vdheide → heide
down-under.example → bruce
jl.taylor@stargate.example → jeanluc
yamada.example → yamada
user1@example2.com → -
`;
