//! The words of Spanish, with the meanings of the English ones. In lower case and without accents, as [`crate::language::folded`] leaves them; a word that is
//! not here means what it does in English.

use super::Word::{
    A, After, Ago, And, AndHalf, Approximate, At, Before, BeforeLast, Between, But, By, Cardinal, DayFrom, DayTime,
    During, Easter, Elsewhere, Era, Feast, Filler, From, Half, Hundreds, In, Last, Later, Lead, Less, Month, More,
    Next, Nineties, Of, Onward, Or, OrEarlier, OrLater, Ordinal, OrdinalEnding, Part as In_, Power, Present, Recurring,
    Rest, Season as Seasonal, Since, SoFar, Sometime, The, This, To, Turn, Uncertain, Unit as Of_, Until, Vague,
    Weekday, Within,
};
use super::{Part, Season, Unit, Word};

/// The table.
#[rustfmt::skip]
pub(in super::super) static TABLE: &[(Word, &[&str])] = &[
    // The calendar.
    (Month(1), &["enero", "ene"]), (Month(2), &["febrero", "feb"]), (Month(3), &["marzo", "mar"]), (Month(4), &["abril", "abr"]), (Month(5), &["mayo", "may"]),
    (Month(6), &["junio", "jun"]), (Month(7), &["julio", "jul"]), (Month(8), &["agosto", "ago"]), (Month(9), &["septiembre", "setiembre", "sept", "sep", "set"]),
    (Month(10), &["octubre", "oct"]), (Month(11), &["noviembre", "nov"]), (Month(12), &["diciembre", "dic"]),
    (Weekday(0), &["lunes"]), (Weekday(1), &["martes"]), (Weekday(2), &["miercoles"]), (Weekday(3), &["jueves"]), (Weekday(4), &["viernes"]),
    (Weekday(5), &["sabado"]), (Weekday(6), &["domingo"]),
    (Seasonal(Season::Spring), &["primavera"]), (Seasonal(Season::Summer), &["verano"]), (Seasonal(Season::Autumn), &["otono"]), (Seasonal(Season::Winter), &["invierno"]),
    (Feast(1, 1), &["ano nuevo", "dia de ano nuevo"]), (Feast(1, 6), &["dia de reyes"]), (Feast(12, 24), &["nochebuena"]), (Feast(12, 25), &["navidad", "dia de navidad"]),
    (Feast(12, 31), &["nochevieja"]), (Easter(0), &["pascua", "domingo de pascua", "domingo de resurreccion"]), (Easter(-2), &["viernes santo"]), (Easter(-3), &["jueves santo"]),
    (Easter(-7), &["domingo de ramos"]), (Easter(-46), &["miercoles de ceniza"]), (Easter(49), &["pentecostes"]),
    (Of_(Unit::Hour), &["hora", "horas", "minuto", "minutos"]), (Of_(Unit::Day), &["dia", "dias"]), (Of_(Unit::Weekend), &["fin de semana"]), (Of_(Unit::Week), &["semana", "semanas"]),
    (Of_(Unit::Month), &["mes", "meses"]), (Of_(Unit::Quarter), &["trimestre", "trimestres"]), (Of_(Unit::Year), &["ano", "anos"]),
    (Of_(Unit::Decade), &["decada", "decadas", "decenio", "decenios"]), (Of_(Unit::Century), &["siglo", "siglos"]), (Of_(Unit::Millennium), &["milenio", "milenios"]),
    (Half, &["mitad", "semestre", "quincena", "medio", "media"]), (AndHalf, &["y medio", "y media"]),
    (Era { before: true }, &["ac", "ane", "antes de cristo"]), (Era { before: false }, &["dc", "despues de cristo"]),
    (Lead, &["nacido", "nacida", "nacio", "fallecido", "fallecida", "fallecio", "murio", "publicado", "publicada", "construido", "construida", "fundado", "fundada", "pintado", "pintada",
        "escrito", "escrita", "impreso", "impresa", "activo", "activa"]),

    // Numbers.
    (Cardinal(1), &["uno"]), (Cardinal(2), &["dos", "par de", "un par de"]), (Cardinal(3), &["tres"]), (Cardinal(4), &["cuatro"]), (Cardinal(5), &["cinco"]), (Cardinal(6), &["seis"]),
    (Cardinal(7), &["siete"]), (Cardinal(8), &["ocho"]), (Cardinal(9), &["nueve"]), (Cardinal(10), &["diez"]), (Cardinal(11), &["once"]), (Cardinal(12), &["doce"]),
    (Cardinal(13), &["trece"]), (Cardinal(14), &["catorce"]), (Cardinal(15), &["quince"]), (Cardinal(16), &["dieciseis"]), (Cardinal(17), &["diecisiete"]),
    (Cardinal(18), &["dieciocho"]), (Cardinal(19), &["diecinueve"]), (Cardinal(20), &["veinte"]), (Cardinal(21), &["veintiuno", "veintiun"]), (Cardinal(22), &["veintidos"]),
    (Cardinal(23), &["veintitres"]), (Cardinal(24), &["veinticuatro"]), (Cardinal(25), &["veinticinco"]), (Cardinal(26), &["veintiseis"]), (Cardinal(27), &["veintisiete"]),
    (Cardinal(28), &["veintiocho"]), (Cardinal(29), &["veintinueve"]), (Cardinal(30), &["treinta"]), (Cardinal(40), &["cuarenta"]), (Cardinal(50), &["cincuenta"]),
    (Cardinal(60), &["sesenta"]), (Cardinal(70), &["setenta"]), (Cardinal(80), &["ochenta"]), (Cardinal(90), &["noventa"]),
    (Power(1000), &["mil"]), (Hundreds(1), &["cien", "ciento"]), (Hundreds(2), &["doscientos"]), (Hundreds(3), &["trescientos"]), (Hundreds(4), &["cuatrocientos"]),
    (Hundreds(5), &["quinientos"]), (Hundreds(6), &["seiscientos"]), (Hundreds(7), &["setecientos"]), (Hundreds(8), &["ochocientos"]), (Hundreds(9), &["novecientos"]),
    (Ordinal(1), &["primer", "primero", "primera"]), (Ordinal(2), &["segundo", "segunda"]), (Ordinal(3), &["tercer", "tercero", "tercera"]), (Ordinal(4), &["cuarto", "cuarta"]),
    (Ordinal(5), &["quinto", "quinta"]), (Ordinal(6), &["sexto", "sexta"]), (Ordinal(7), &["septimo", "septima"]), (Ordinal(8), &["octavo", "octava"]),
    (Ordinal(9), &["noveno", "novena"]), (Ordinal(10), &["decimo", "decima"]), (OrdinalEnding, &["er", "ero", "ro"]),
    (Nineties(20), &["anos veinte", "los veinte"]), (Nineties(30), &["anos treinta", "los treinta"]), (Nineties(40), &["anos cuarenta", "los cuarenta"]),
    (Nineties(50), &["anos cincuenta", "los cincuenta"]), (Nineties(60), &["anos sesenta", "los sesenta"]), (Nineties(70), &["anos setenta", "los setenta"]),
    (Nineties(80), &["anos ochenta", "los ochenta"]), (Nineties(90), &["anos noventa", "los noventa"]),

    // Parts and hedges.
    (In_(Part::Early), &["principios", "a principios", "comienzos", "a comienzos", "inicios", "a inicios"]), (In_(Part::Mid), &["mediados", "a mediados"]),
    (In_(Part::Late), &["finales", "a finales", "fines", "a fines"]), (In_(Part::Start), &["principio", "comienzo", "inicio"]), (In_(Part::End), &["fin", "final", "cierre", "al final", "a fin", "el final", "el fin", "al cierre"]),
    (Approximate, &["alrededor de", "alrededor del", "hacia", "hacia el", "cerca de", "cerca del", "aproximadamente", "aprox", "en torno a", "en torno al", "sobre", "casi", "unos", "unas"]),
    (Uncertain, &["probablemente", "posiblemente", "quizas", "quiza", "tal vez", "presumiblemente", "supuestamente", "acaso"]),
    (More, &["mas de", "al menos", "por lo menos"]), (Less, &["menos de", "como maximo", "como mucho"]),

    // Relative to the reference.
    (DayFrom(0), &["hoy", "esta manana", "esta tarde", "esta noche"]), (DayFrom(-1), &["ayer", "anoche"]), (DayFrom(1), &["manana"]), (DayFrom(-2), &["anteayer", "antier", "antes de ayer"]),
    (DayFrom(2), &["pasado manana"]), (Last, &["pasado", "pasada", "ultimo", "ultima", "ultimos", "ultimas", "pasados", "pasadas"]),
    (Next, &["proximo", "proxima", "proximos", "proximas", "que viene"]), (This, &["este", "esta", "actual", "en curso", "presente"]), (Ago, &["hace", "atras"]), (In, &["en", "dentro de"]),
    (BeforeLast, &["antepasado", "antepasada"]), (Rest, &["resto", "resto de", "resto del"]), (SoFar, &["lo que va de", "en lo que va de"]), (Later, &["mas tarde", "mas adelante"]),
    (Present, &["ahora", "la actualidad", "actualidad", "la fecha", "el presente", "hoy en dia"]),

    // Ranges.
    (Since, &["no antes de", "no antes del"]), (From, &["desde", "a partir de", "a partir del", "a contar de"]), (By, &["a mas tardar", "no mas tarde de", "no despues de"]), (Until, &["hasta"]),
    (Before, &["antes de", "antes del", "antes", "con anterioridad a", "previo a"]), (After, &["despues de", "despues del", "despues", "tras", "con posterioridad a"]),
    (Between, &["entre"]), (To, &["a", "al"]), (And, &["y", "e"]), (But, &["pero"]), (Or, &["o", "u"]), (Onward, &["en adelante"]), (OrEarlier, &["o antes"]), (OrLater, &["o despues"]),

    // Small words.
    (The, &["el", "la", "los", "las"]), (A, &["un", "una"]), (Of, &["de", "del"]), (At, &["a las", "a la", "a eso de las"]), (During, &["durante", "a lo largo de", "a lo largo del", "en el transcurso de", "en el transcurso del", "en el curso de", "en el curso del"]),
    (Filler, &["el dia", "el mes de", "mes de", "todo", "toda", "todo el", "toda la", "el periodo", "periodo", "el periodo de", "solo", "ya en", "fechado en", "fechado el", "exactamente"]),
    (Within, &["dentro del"]), (Sometime, &["en algun momento", "en fecha desconocida", "en una fecha desconocida", "algun momento"]),
    (DayTime, &["noche", "tarde", "madrugada", "mediodia", "medianoche", "la manana", "la tarde", "la noche", "la madrugada", "por la manana", "por la tarde", "por la noche",
        "de la manana", "de la tarde", "de la noche", "de madrugada"]),

    // Not dates.
    (Vague, &["recientemente", "hace poco", "hace mucho", "hace tiempo", "hace mucho tiempo", "hace poco tiempo", "pronto", "antiguamente", "anteriormente", "actualmente", "algunos", "algunas",
        "varios", "varias", "muchos", "muchas", "pocos", "pocas", "sin fecha", "desconocido", "desconocida", "nunca", "otro dia"]),
    (Turn, &["cambio"]), (Elsewhere, &["mismo", "misma", "aquel", "aquella", "ese", "esa", "siguiente", "entonces", "anterior"]),
    (Recurring, &["cada", "anualmente", "mensualmente", "semanalmente", "diariamente", "todos los", "todas las"]),
];
