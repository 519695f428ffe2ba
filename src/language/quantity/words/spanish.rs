//! The words of Spanish. In lower case and without accents, as [`crate::language::folded`] leaves them; a word that is not here means what it does in the
//! other sections.

use crate::model::{Hedge, IntervalKind, Per};

use super::super::meaning::Meaning::{
    self, After, And, AndHalf, Around, Article, Before, Between, But, Calendar, Comparative, Couple, Dollar, Each,
    Extent, Filler, From, Half, Hundred, Hundreds, In, Including, Interval, Join, Lead, Majority, Minor, Minority,
    Minus, Money, Negation, Not, NotAfter, NotBefore, Of, OneIn, Or, Ordinal, OrdinalEnding, OutOf, Part, Parts,
    Percent, Point, Pound, Rate, Relative, Scale, Several, Shared, Size, Small, Something, Tens, Times, To, Unit as U,
    Unreported, Verb, Weight, When,
};
use super::super::meaning::Qualifier::{AtLeast, AtMost, LessThan, MoreThan, Near, WellOver, WellUnder};
use super::super::reason::{AGE, AGO, DENIED, FREQUENCY, POINTS, RANK, RELATIVE, SHORT_MONEY, VAGUE, WHICH};
use super::super::units;
use super::Entry;
use super::currency_names::{self as named, code};
use super::money::{CFA_FRANCS, FRANCS, KRONER, RIALS, RUBLES, RUPEES, SHILLINGS, WON};

const ABOUT: Meaning = Around(Near(Hedge::About));
const ROUGHLY: Meaning = Around(Near(Hedge::Roughly));
const ESTIMATED: Meaning = Around(Near(Hedge::Estimated));
const EXACTLY: Meaning = Around(Near(Hedge::Exactly));
const NEARLY: Meaning = Around(Near(Hedge::Nearly));
const JUST_UNDER: Meaning = Around(Near(Hedge::JustUnder));
const JUST_OVER: Meaning = Around(Near(Hedge::JustOver));
const ORDER_OF: Meaning = Around(Near(Hedge::OrderOf));

const fn money(name: &str) -> Meaning {
    Money(code(name))
}

/// The sections, as of the table itself.
pub(in super::super) const SECTIONS: [&[Entry]; 5] = [NUMBERS, HEDGES, JOINTS, UNITS, REFUSED];

#[rustfmt::skip]
const NUMBERS: &[Entry] = &[
    // Numbers in words.
    ("cero", Small(0)), ("ningun", Small(0)), ("ninguno", Small(0)), ("ninguna", Small(0)), ("ni un solo", Small(0)), ("ni una sola", Small(0)),
    ("uno", Small(1)), ("un solo", Small(1)), ("una sola", Small(1)), ("un unico", Small(1)), ("una unica", Small(1)), ("dos", Small(2)), ("ambos", Small(2)), ("ambas", Small(2)), ("tres", Small(3)), ("cuatro", Small(4)), ("cinco", Small(5)),
    ("seis", Small(6)), ("siete", Small(7)), ("ocho", Small(8)), ("nueve", Small(9)), ("diez", Small(10)), ("once", Small(11)), ("doce", Small(12)),
    ("trece", Small(13)), ("catorce", Small(14)), ("quince", Small(15)), ("dieciseis", Small(16)), ("diecisiete", Small(17)), ("dieciocho", Small(18)),
    ("diecinueve", Small(19)), ("veinte", Tens(20)), ("veintiun", Small(21)), ("veintiuno", Small(21)), ("veintiuna", Small(21)), ("veintidos", Small(22)),
    ("veintitres", Small(23)), ("veinticuatro", Small(24)), ("veinticinco", Small(25)), ("veintiseis", Small(26)), ("veintisiete", Small(27)),
    ("veintiocho", Small(28)), ("veintinueve", Small(29)), ("treinta", Tens(30)), ("cuarenta", Tens(40)), ("cincuenta", Tens(50)), ("sesenta", Tens(60)),
    ("setenta", Tens(70)), ("ochenta", Tens(80)), ("noventa", Tens(90)), ("cien", Hundreds(1)), ("ciento", Hundreds(1)),
    ("doscientos", Hundreds(2)), ("doscientas", Hundreds(2)), ("trescientos", Hundreds(3)), ("trescientas", Hundreds(3)), ("cuatrocientos", Hundreds(4)),
    ("cuatrocientas", Hundreds(4)), ("quinientos", Hundreds(5)), ("quinientas", Hundreds(5)), ("seiscientos", Hundreds(6)), ("seiscientas", Hundreds(6)),
    ("setecientos", Hundreds(7)), ("setecientas", Hundreds(7)), ("ochocientos", Hundreds(8)), ("ochocientas", Hundreds(8)), ("novecientos", Hundreds(9)),
    ("novecientas", Hundreds(9)), ("coma", Point), ("punto", Point), ("menos", Comparative(AtMost)), ("negativo", Minus),
    ("par", Couple), ("un par", Couple), ("un par de", Couple),

    // Scales, dozens, sizes.
    ("mil", Scale(3)), ("millon", Scale(6)), ("millardo", Scale(9)), ("millardos", Scale(9)), ("billon", Scale(12)), ("trillon", Scale(18)),
    ("mill", Scale(6)), ("centena", Hundred), ("centenar", Hundred), ("millar", Scale(3)), ("decena", Times(10)), ("docena", Times(12)),
    ("veintena", Times(20)), ("treintena", Times(30)), ("cuarentena", Times(40)), ("cincuentena", Times(50)),
    ("decenas", Size(1, 10, 1)), ("docenas", Size(24, 100, 0)), ("cientos", Size(1, 10, 2)), ("centenas", Size(1, 10, 2)), ("centenares", Size(1, 10, 2)),
    ("miles", Size(1, 10, 3)), ("millares", Size(1, 10, 3)), ("millones", Size(1, 10, 6)), ("billones", Size(1, 10, 12)),
    ("miles y miles", Size(1, 10, 3)), ("cientos y cientos", Size(1, 10, 2)), ("muchos cientos", Size(2, 10, 2)), ("muchos miles", Size(2, 10, 3)),
    ("muchos millones", Size(2, 10, 6)), ("algunas decenas", Size(2, 10, 1)), ("algunos cientos", Size(2, 10, 2)), ("algunos miles", Size(2, 10, 3)),
    ("varios", Several), ("varias", Several), ("pocos", Several), ("pocas", Several), ("unos pocos", Several), ("unas pocas", Several),
    ("unos cuantos", Several), ("unas cuantas", Several), ("punado", Several), ("un punado", Several), ("un punado de", Several), ("y tantos", Something),
    ("y tantas", Something),

    // Fractions and shares.
    ("medio", Half), ("media", Half), ("mitad", Half), ("y medio", AndHalf), ("y media", AndHalf),
    ("tercio", Part(3)), ("tercera parte", Part(3)), ("cuarto", Part(4)), ("cuarta parte", Part(4)), ("quinto", Part(5)), ("quinta parte", Part(5)),
    ("sexto", Part(6)), ("sexta parte", Part(6)), ("septimo", Part(7)), ("octavo", Part(8)), ("noveno", Part(9)), ("decimo", Part(10)), ("decima parte", Part(10)),
    ("centesima parte", Part(100)), ("milesima parte", Part(1000)),
    ("tercios", Parts(3)), ("terceras partes", Parts(3)), ("cuartos", Parts(4)), ("cuartas partes", Parts(4)), ("quintos", Parts(5)), ("quintas partes", Parts(5)),
    ("sextos", Parts(6)), ("septimos", Parts(7)), ("octavos", Parts(8)), ("novenos", Parts(9)), ("decimos", Parts(10)), ("decimas partes", Parts(10)),
    ("mayoria", Majority), ("la mayoria", Majority), ("una mayoria", Majority), ("la gran mayoria", Majority), ("la inmensa mayoria", Majority),
    ("minoria", Minority), ("una minoria", Minority), ("la minoria", Minority),
    ("por ciento", Percent), ("por cien", Percent), ("porciento", Percent), ("por mil", OneIn(3)), ("de cada", OutOf), ("por cada", OutOf), ("de un total de", OutOf),
    ("puntos porcentuales", Not(POINTS)), ("punto porcentual", Not(POINTS)), ("puntos basicos", Not(POINTS)), ("puntos", NotAfter(POINTS)),
];

#[rustfmt::skip]
const HEDGES: &[Entry] = &[
    // Near a number.
    ("unos", Before(Near(Hedge::About))), ("unas", Before(Near(Hedge::About))), ("alrededor de", ABOUT), ("alrededor del", ABOUT), ("en torno a", ABOUT),
    ("en torno al", ABOUT), ("aproximadamente", ABOUT), ("aproximado", ABOUT), ("aprox", ABOUT), ("apenas", ABOUT), ("quizas", ABOUT), ("quiza", ABOUT), ("tal vez", ABOUT),
    ("posiblemente", ABOUT), ("probablemente", ABOUT), ("presumiblemente", ABOUT), ("o asi", After(Near(Hedge::About))), ("o por ahi", After(Near(Hedge::About))),
    ("y pico", After(Near(Hedge::About))), ("mas o menos", ROUGHLY), ("se estima en", ESTIMATED), ("se estiman en", ESTIMATED), ("se estima que", ESTIMATED),
    ("se estimo en", ESTIMATED), ("se estimaba en", ESTIMATED), ("se calcula que", ESTIMATED), ("se calcula en", ESTIMATED), ("se calculan en", ESTIMATED), ("se calculo en", ESTIMATED),
    ("estimado", ESTIMATED), ("estimada", ESTIMATED), ("estimados", ESTIMATED), ("estimadas", ESTIMATED), ("estimado en", ESTIMATED), ("estimada en", ESTIMATED), ("estimados en", ESTIMATED),
    ("un numero estimado de", ESTIMATED), ("una cifra estimada de", ESTIMATED), ("una estimacion de", ESTIMATED), ("exactamente", EXACTLY), ("precisamente", EXACTLY),
    ("del orden de", ORDER_OF), ("en el orden de", ORDER_OF), ("de alrededor de", ABOUT), ("de unos", ABOUT), ("de unas", ABOUT),

    // Near a number and on one side of it.
    ("cerca de", NEARLY), ("cerca del", NEARLY), ("proximo a", NEARLY), ("cercano a", NEARLY), ("casi", JUST_UNDER), ("poco menos de", JUST_UNDER), ("poco menos del", JUST_UNDER), ("algo menos del", JUST_UNDER), ("algo menos de", JUST_UNDER),
    ("un poco menos de", JUST_UNDER), ("ligeramente inferior a", JUST_UNDER), ("poco mas de", JUST_OVER), ("poco mas del", JUST_OVER), ("algo mas del", JUST_OVER), ("algo mas de", JUST_OVER), ("un poco mas de", JUST_OVER),
    ("apenas mas de", JUST_OVER), ("ligeramente superior a", JUST_OVER),

    // From a number upwards, and up to one.
    ("al menos", Around(AtLeast)), ("por lo menos", Around(AtLeast)), ("cuando menos", Around(AtLeast)), ("como minimo", Around(AtLeast)), ("como poco", Around(AtLeast)),
    ("minimo", Around(AtLeast)), ("un minimo de", Before(AtLeast)), ("minimo de", Before(AtLeast)), ("no menos de", Before(AtLeast)), ("no menos del", Before(AtLeast)), ("un minimo del", Before(AtLeast)), ("a partir de", Before(AtLeast)),
    ("mayor o igual que", Before(AtLeast)), ("mayor o igual a", Before(AtLeast)), ("igual o superior a", Before(AtLeast)), ("igual o mayor que", Before(AtLeast)),
    ("mas de", Before(MoreThan)), ("mas del", Before(MoreThan)), ("por encima de", Before(MoreThan)), ("por encima del", Before(MoreThan)), ("por arriba de", Before(MoreThan)), ("superior a", Before(MoreThan)),
    ("superiores a", Before(MoreThan)), ("superior al", Before(MoreThan)), ("mayor que", Before(MoreThan)), ("mayor a", Before(MoreThan)), ("mas alla de", Before(MoreThan)),
    ("muy por encima de", Before(WellOver)), ("muy superior a", Before(WellOver)), ("mucho mas de", Before(WellOver)), ("mucho mas del", Before(WellOver)), ("muy por encima del", Before(WellOver)), ("muy por debajo del", Before(WellUnder)), ("mucho menos del", Before(WellUnder)), ("bastante mas de", Before(WellOver)), ("muchos mas de", Before(WellOver)),
    ("hasta", Before(AtMost)), ("no mas de", Before(AtMost)), ("no mas del", Before(AtMost)), ("un maximo del", Before(AtMost)), ("inferior al", Before(LessThan)), ("como maximo", Around(AtMost)), ("como mucho", Around(AtMost)), ("a lo sumo", Around(AtMost)), ("cuando mas", Around(AtMost)),
    ("maximo", Around(AtMost)), ("un maximo de", Before(AtMost)), ("maximo de", Before(AtMost)), ("tantos como", Before(AtMost)), ("tantas como", Before(AtMost)),
    ("no superior a", Before(AtMost)), ("no mayor que", Before(AtMost)), ("menor o igual que", Before(AtMost)), ("menor o igual a", Before(AtMost)), ("igual o inferior a", Before(AtMost)),
    ("menos de", Before(LessThan)), ("menos del", Before(LessThan)), ("por debajo de", Before(LessThan)), ("por debajo del", Before(LessThan)), ("inferior a", Before(LessThan)), ("inferiores a", Before(LessThan)),
    ("menor que", Before(LessThan)), ("menor a", Before(LessThan)), ("ni siquiera", Before(LessThan)),
    ("muy por debajo de", Before(WellUnder)), ("muy inferior a", Before(WellUnder)), ("mucho menos de", Before(WellUnder)),
    ("o mas", After(AtLeast)), ("y mas", After(AtLeast)), ("si no mas", After(AtLeast)), ("en adelante", After(AtLeast)), ("para arriba", After(AtLeast)),
    ("o menos", After(AtMost)), ("mas", Comparative(AtLeast)),

    // Verbs.
    ("suman", Verb(None)), ("suma", Verb(None)), ("sumaron", Verb(None)), ("sumaban", Verb(None)), ("totalizan", Verb(None)), ("totalizaron", Verb(None)),
    ("alcanza", Verb(None)), ("alcanzan", Verb(None)), ("alcanzo", Verb(None)), ("alcanzaron", Verb(None)), ("llega a", Verb(None)), ("llegan a", Verb(None)),
    ("llego a", Verb(None)), ("llegaron a", Verb(None)), ("asciende a", Verb(None)), ("ascienden a", Verb(None)), ("ascendio a", Verb(None)), ("ascendieron a", Verb(None)),
    ("supera", Verb(Some(MoreThan))), ("superan", Verb(Some(MoreThan))), ("supero", Verb(Some(MoreThan))), ("superaron", Verb(Some(MoreThan))),
    ("superaba", Verb(Some(MoreThan))), ("superaban", Verb(Some(MoreThan))), ("ha superado", Verb(Some(MoreThan))), ("han superado", Verb(Some(MoreThan))),
    ("excede", Verb(Some(MoreThan))), ("exceden", Verb(Some(MoreThan))), ("excedio", Verb(Some(MoreThan))), ("excedieron", Verb(Some(MoreThan))),
    ("sobrepasa", Verb(Some(MoreThan))), ("sobrepasan", Verb(Some(MoreThan))), ("sobrepaso", Verb(Some(MoreThan))), ("sobrepasaron", Verb(Some(MoreThan))),
    ("rebasa", Verb(Some(MoreThan))), ("rebasan", Verb(Some(MoreThan))), ("rebaso", Verb(Some(MoreThan))), ("rebasaron", Verb(Some(MoreThan))),
    ("no supera", Verb(Some(AtMost))), ("no superan", Verb(Some(AtMost))), ("no supero", Verb(Some(AtMost))), ("no superaron", Verb(Some(AtMost))),
    ("no excede", Verb(Some(AtMost))), ("no exceden", Verb(Some(AtMost))), ("no excedio", Verb(Some(AtMost))), ("no pasa de", Verb(Some(AtMost))), ("no pasan de", Verb(Some(AtMost))),
    ("no llega a", Verb(Some(LessThan))), ("no llegan a", Verb(Some(LessThan))), ("no llego a", Verb(Some(LessThan))), ("no llegaron a", Verb(Some(LessThan))),
    ("no alcanza", Verb(Some(LessThan))), ("no alcanzan", Verb(Some(LessThan))), ("no alcanzo", Verb(Some(LessThan))),
    ("ronda", Verb(Some(Near(Hedge::About)))), ("rondan", Verb(Some(Near(Hedge::About)))), ("rondo", Verb(Some(Near(Hedge::About)))), ("rondaron", Verb(Some(Near(Hedge::About)))),
    ("rondaba", Verb(Some(Near(Hedge::About)))), ("rondaban", Verb(Some(Near(Hedge::About)))), ("roza", Verb(Some(Near(Hedge::Nearly)))), ("rozan", Verb(Some(Near(Hedge::Nearly)))),
    ("rozo", Verb(Some(Near(Hedge::Nearly)))), ("se acerca a", Verb(Some(Near(Hedge::Nearly)))), ("se acercan a", Verb(Some(Near(Hedge::Nearly)))),
];

#[rustfmt::skip]
const JOINTS: &[Entry] = &[
    ("entre", Between), ("desde", From), ("a", To), ("al", To), ("y", And), ("e", And), ("o", Or), ("u", Or), ("pero", But), ("de", Of), ("del", Of), ("en", In),
    ("un", Article), ("una", Article),

    // Periods of a rate.
    ("por", Each), ("cada", Each), ("a la hora", Rate(Per::Hour)), ("al dia", Rate(Per::Day)), ("diario", Rate(Per::Day)), ("diarios", Rate(Per::Day)),
    ("diaria", Rate(Per::Day)), ("diarias", Rate(Per::Day)), ("diariamente", Rate(Per::Day)), ("a la semana", Rate(Per::Week)), ("semanal", Rate(Per::Week)), ("semanales", Rate(Per::Week)),
    ("semanalmente", Rate(Per::Week)), ("al mes", Rate(Per::Month)), ("mensual", Rate(Per::Month)), ("mensuales", Rate(Per::Month)), ("mensualmente", Rate(Per::Month)),
    ("al trimestre", Rate(Per::Quarter)), ("trimestral", Rate(Per::Quarter)), ("trimestrales", Rate(Per::Quarter)), ("al ano", Rate(Per::Year)), ("anual", Rate(Per::Year)),
    ("anuales", Rate(Per::Year)), ("anualmente", Rate(Per::Year)),

    // Words that say nothing about the number after them.
    ("el", Filler), ("la", Filler), ("los", Filler), ("las", Filler), ("su", Filler), ("sus", Filler), ("nuestro", Filler), ("nuestros", Filler), ("nuestras", Filler),
    ("estos", Filler), ("estas", Filler), ("esos", Filler), ("esas", Filler), ("otros", Filler), ("otras", Filler), ("otro", Filler), ("otra", Filler), ("todos", Filler), ("todas", Filler),
    ("solo", Filler), ("solamente", Filler), ("unicamente", Filler), ("tan solo", Filler), ("simplemente", Filler), ("incluso", Filler), ("ya", Filler), ("aun", Filler),
    ("todavia", Filler), ("con", Filler), ("para", Filler), ("oficialmente", Filler), ("supuestamente", Filler), ("actualmente", Filler), ("en promedio", Filler),
    ("una media de", Filler), ("de media", Filler), ("en total", Filler), ("se", Filler), ("laborables", Filler),

    // Words that lead up to a number, or part the rest from it.
    ("promedio", Lead), ("numero", Lead), ("suma de", Lead), ("cantidad", Lead), ("cifra", Lead), ("grupo", Lead), ("grupos", Lead), ("poblacion", Lead), ("salario", Lead),
    ("salarios", Lead), ("sueldo", Lead), ("sueldos", Lead), ("ingreso", Lead), ("ingresos", Lead), ("precio", Lead), ("costo", Lead), ("coste", Lead), ("multa", Lead), ("presupuesto", Lead),
    ("plantilla", Lead), ("equipo", Lead), ("distancia", Lead), ("superficie", Lead), ("valor", Lead), ("deuda", Lead), ("pago", Lead), ("pagos", Lead), ("saldo", Lead), ("balance", Lead),
    ("rescate", Lead), ("inversion", Lead), ("pena", Lead), ("condena", Lead), ("periodo", Lead), ("es", Join), ("son", Join), ("era", Join), ("eran", Join), ("fue", Join), ("fueron", Join),
    ("hay", Join), ("habia", Join), ("hubo", Join), ("peso de", Weight),
    ("incluidos", Including), ("incluidas", Including), ("incluyendo", Including), ("entre ellos", Including), ("entre ellas", Including), ("de los cuales", Including),
    ("de las cuales", Including), ("de ellos", Including), ("de ellas", Including), ("sin contar", Including), ("sin incluir", Including), ("que", Relative), ("quienes", Relative),
    ("intervalo de confianza", Interval(IntervalKind::Ci)), ("rango", Interval(IntervalKind::Range)), ("margen de error", Interval(IntervalKind::Margin)),
];

#[rustfmt::skip]
const UNITS: &[Entry] = &[
    // Durations and measures.
    ("segundos", U(&units::SECOND)), ("minuto", U(&units::MINUTE)), ("minutos", U(&units::MINUTE)), ("hora", U(&units::HOUR)), ("horas", U(&units::HOUR)), ("dia", U(&units::DAY)),
    ("dias", U(&units::DAY)), ("noche", U(&units::NIGHT)), ("noches", U(&units::NIGHT)), ("semana", U(&units::WEEK)), ("semanas", U(&units::WEEK)), ("mes", U(&units::MONTH)),
    ("meses", U(&units::MONTH)), ("ano", U(&units::YEAR)), ("anos", U(&units::YEAR)), ("decada", U(&units::DECADE)), ("decadas", U(&units::DECADE)),
    ("siglo", U(&units::CENTURY)), ("siglos", U(&units::CENTURY)), ("milenio", U(&units::MILLENNIUM)), ("milenios", U(&units::MILLENNIUM)),
    ("tonelada", U(&units::TONNE)), ("toneladas", U(&units::TONNE)), ("toneladas metricas", U(&units::TONNE)), ("kilogramo", U(&units::KG)), ("kilogramos", U(&units::KG)),
    ("gramo", U(&units::GRAM)), ("gramos", U(&units::GRAM)), ("miligramos", U(&units::MG)), ("onza", U(&units::OUNCE)), ("onzas", U(&units::OUNCE)), ("onzas troy", U(&units::TROY_OUNCE)),
    ("kilometro", U(&units::KM)), ("kilometros", U(&units::KM)), ("metro", U(&units::METRE)), ("metros", U(&units::METRE)), ("centimetro", U(&units::CM)), ("centimetros", U(&units::CM)),
    ("milimetro", U(&units::MM)), ("milimetros", U(&units::MM)), ("milla", U(&units::MILE)), ("millas", U(&units::MILE)), ("milla nautica", U(&units::NAUTICAL_MILE)),
    ("millas nauticas", U(&units::NAUTICAL_MILE)), ("pie", U(&units::FOOT)), ("pies", U(&units::FOOT)), ("pulgada", U(&units::INCH)), ("pulgadas", U(&units::INCH)),
    ("kilometro cuadrado", U(&units::SQUARE_KM)), ("kilometros cuadrados", U(&units::SQUARE_KM)), ("metro cuadrado", U(&units::SQUARE_METRE)), ("metros cuadrados", U(&units::SQUARE_METRE)),
    ("metro cubico", U(&units::CUBIC_METRE)), ("metros cubicos", U(&units::CUBIC_METRE)), ("kilometros cubicos", U(&units::CUBIC_KM)), ("pies cuadrados", U(&units::SQUARE_FOOT)),
    ("pies cubicos", U(&units::CUBIC_FOOT)), ("hectarea", U(&units::HECTARE)), ("hectareas", U(&units::HECTARE)), ("litro", U(&units::LITRE)), ("litros", U(&units::LITRE)),
    ("galon", U(&units::GALLON)), ("galones", U(&units::GALLON)), ("barril", U(&units::BARREL)), ("barriles", U(&units::BARREL)), ("quintales", U(&units::QUINTAL)),
    ("quilates", U(&units::CARAT)), ("vatios", U(&units::WATT)), ("kilovatios", U(&units::KW)), ("megavatios", U(&units::MW)), ("gigavatios", U(&units::GW)), ("kilovatios hora", U(&units::KWH)),
    ("megavatios hora", U(&units::MWH)), ("kilometros por hora", U(&units::KMH)), ("millas por hora", U(&units::MPH)), ("grados", U(&units::DEGREE)), ("grados centigrados", U(&units::CELSIUS)),
    ("grados celsius", U(&units::CELSIUS)),

    // Money.
    ("dolar", Dollar), ("dolares", Dollar), ("dolares estadounidenses", money("USD")), ("dolares americanos", money("USD")), ("dolares canadienses", money("CAD")), ("dolares australianos", money("AUD")),
    ("libra", Pound), ("libras", Pound), ("libra esterlina", money("GBP")), ("libras esterlinas", money("GBP")), ("libras egipcias", money("EGP")), ("libras sirias", money("SYP")),
    ("libras libanesas", money("LBP")), ("peso mexicano", money("MXN")), ("pesos mexicanos", money("MXN")), ("pesos argentinos", money("ARS")), ("pesos chilenos", money("CLP")),
    ("pesos colombianos", money("COP")), ("pesos cubanos", money("CUP")), ("pesos dominicanos", money("DOP")), ("pesos filipinos", money("PHP")), ("pesos uruguayos", money("UYU")),
    ("soles", money("PEN")), ("nuevos soles", money("PEN")), ("reales brasilenos", money("BRL")), ("guaranies", money("PYG")),
    ("rublo", Shared(&RUBLES)), ("rublos", Shared(&RUBLES)), ("rublos rusos", money("RUB")), ("yuanes", money("CNY")), ("yuanes chinos", money("CNY")), ("yenes", money("JPY")),
    ("wones", Shared(&WON)), ("wones surcoreanos", money("KRW")), ("wones norcoreanos", money("KPW")), ("rupias", Shared(&RUPEES)), ("rupias indias", money("INR")), ("rupia", Shared(&RUPEES)),
    ("franco", Shared(&FRANCS)), ("francos", Shared(&FRANCS)), ("francos suizos", money("CHF")), ("francos franceses", money("FRF")), ("francos cfa", Shared(&CFA_FRANCS)), ("corona", Shared(&KRONER)),
    ("coronas", Shared(&KRONER)), ("coronas suecas", money("SEK")), ("coronas noruegas", money("NOK")), ("coronas danesas", money("DKK")), ("coronas checas", money("CZK")), ("chelines", Shared(&SHILLINGS)),
    ("riales", Shared(&RIALS)), ("dinares", Shared(&named::SHARED_DINAR)), ("liras turcas", money("TRY")), ("grivnas", money("UAH")), ("marcos alemanes", money("DEM")),
    ("centavos de dolar", Minor(code("USD"))), ("centimos de euro", Minor(code("EUR"))), ("centavo", Not(WHICH)), ("centavos", Not(WHICH)), ("centimo", Not(WHICH)), ("centimos", Not(WHICH)),
];

#[rustfmt::skip]
const REFUSED: &[Entry] = &[
    // Changes and ratios.
    ("doble", NotBefore(RELATIVE)), ("cuadruple", NotBefore(RELATIVE)), ("el doble", Not(RELATIVE)), ("el triple", Not(RELATIVE)),
    ("duplico", NotBefore(RELATIVE)), ("duplicaron", NotBefore(RELATIVE)), ("triplico", NotBefore(RELATIVE)), ("triplicaron", NotBefore(RELATIVE)), ("aumento", Not(RELATIVE)),
    ("aumentaron", NotBefore(RELATIVE)), ("incremento", Not(RELATIVE)), ("crecimiento", Not(RELATIVE)), ("crecio", NotBefore(RELATIVE)), ("crecieron", NotBefore(RELATIVE)), ("subio", NotBefore(RELATIVE)),
    ("subieron", NotBefore(RELATIVE)), ("subida", Not(RELATIVE)), ("bajo", NotBefore(RELATIVE)), ("bajaron", NotBefore(RELATIVE)), ("cayo", NotBefore(RELATIVE)), ("cayeron", NotBefore(RELATIVE)),
    ("caida", Not(RELATIVE)), ("descenso", Not(RELATIVE)), ("reduccion", Not(RELATIVE)), ("redujo", NotBefore(RELATIVE)), ("disminucion", Not(RELATIVE)), ("disminuyo", NotBefore(RELATIVE)),
    ("mas que", NotAfter(RELATIVE)), ("menos que", NotAfter(RELATIVE)),

    ("largo", After(Near(Hedge::JustOver))), ("larga", After(Near(Hedge::JustOver))), ("largos", After(Near(Hedge::JustOver))), ("largas", After(Near(Hedge::JustOver))),
    ("escaso", After(Near(Hedge::JustUnder))), ("escasa", After(Near(Hedge::JustUnder))), ("escasos", After(Near(Hedge::JustUnder))), ("escasas", After(Near(Hedge::JustUnder))),
    ("corto", After(Near(Hedge::JustUnder))), ("corta", After(Near(Hedge::JustUnder))), ("de largo", Extent), ("de ancho", Extent), ("de alto", Extent),
    ("mdd", Not(SHORT_MONEY)), ("mdp", Not(SHORT_MONEY)), ("mde", Not(SHORT_MONEY)),

    // No figure, or a denied one.
    ("no hay datos", Unreported), ("sin datos", Unreported), ("no se dispone de datos", Unreported), ("se desconoce", Unreported), ("se desconocen", Unreported), ("desconocido", Unreported),
    ("desconocida", Unreported), ("no disponible", Unreported), ("no consta", Unreported), ("no se sabe", Unreported), ("no", Negation), ("nunca", Negation), ("jamas", Negation), ("tampoco", Negation),
    ("nego", NotBefore(DENIED)), ("negaron", NotBefore(DENIED)), ("niega", NotBefore(DENIED)), ("niegan", NotBefore(DENIED)), ("desmintio", NotBefore(DENIED)), ("desmintieron", NotBefore(DENIED)),
    ("en vez de", NotBefore(DENIED)), ("en lugar de", NotBefore(DENIED)), ("falso", NotBefore(DENIED)),

    // Frequencies, ages, dates, ranks.
    ("vez", Not(FREQUENCY)), ("veces", Not(FREQUENCY)), ("anos de edad", Not(AGE)), ("meses de edad", Not(AGE)), ("de edad", Not(AGE)), ("edad", NotBefore(AGE)), ("hace", NotBefore(AGO)),
    ("atras", Not(AGO)), ("ultimo", NotBefore(AGO)), ("ultima", NotBefore(AGO)), ("ultimos", NotBefore(AGO)), ("ultimas", NotBefore(AGO)), ("proximos", NotBefore(AGO)), ("proximas", NotBefore(AGO)),
    ("pasados", NotBefore(AGO)), ("pasadas", NotBefore(AGO)), ("primer", Ordinal), ("primero", Ordinal), ("primera", Ordinal), ("primeros", Ordinal), ("primeras", Ordinal), ("segundo", Ordinal),
    ("segunda", Ordinal), ("tercer", Ordinal), ("tercero", Ordinal), ("tercera", Ordinal), ("cuarta", Ordinal), ("quinta", Ordinal), ("sexta", Ordinal), ("septima", Ordinal), ("octava", Ordinal),
    ("novena", Ordinal), ("decima", Ordinal), ("º", OrdinalEnding), ("ª", OrdinalEnding), ("nº", NotBefore(RANK)), ("num.", NotBefore(RANK)), ("numeros", NotBefore(RANK)), ("puesto", NotBefore(RANK)),
    ("numerosos", NotBefore(VAGUE)), ("numerosas", NotBefore(VAGUE)), ("muchos", NotBefore(VAGUE)), ("muchas", NotBefore(VAGUE)), ("innumerables", NotBefore(VAGUE)),
    ("enero", Calendar), ("febrero", Calendar), ("marzo", Calendar), ("abril", Calendar), ("mayo", Calendar), ("junio", Calendar), ("julio", Calendar), ("agosto", Calendar), ("septiembre", Calendar),
    ("setiembre", Calendar), ("octubre", Calendar), ("noviembre", Calendar), ("diciembre", Calendar), ("lunes", Calendar), ("martes", Calendar), ("miercoles", Calendar), ("jueves", Calendar),
    ("viernes", Calendar), ("sabado", Calendar), ("domingo", Calendar), ("durante", When), ("antes de", When), ("despues de", When), ("tras", When),
];
