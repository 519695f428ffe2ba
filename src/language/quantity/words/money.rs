//! Money as it is said otherwise than by its name in ISO 4217: signs, nicknames, plurals, abbreviations, small-letter codes, and money no longer issued.
//! The names themselves come from the list (`currency_names`); an entry here wins over one of those. Codes in capitals need no entry.

use crate::model::Currency;

use super::super::meaning::Meaning::{Cent, Dollar, Minor, Money, Not, Pound, Shared};
use super::super::meaning::{Meaning, Namesakes};
use super::super::reason::{UNLISTED, WHICH};
use super::Entry;
use super::currency_names::{self as named, code, codes, money};

const fn minor(name: &str) -> Meaning {
    Minor(code(name))
}

/// `$` and "dollars", of which the US dollar is the usual one; pesos and others have the sign.
pub(in super::super) static DOLLARS: Namesakes = Namesakes::usual(
    code("USD"),
    [
        &named::DOLLAR,
        &codes([
            "ARS", "BRL", "CLP", "COP", "CUP", "DOP", "MOP", "MXN", "NIO", "UYU", "WST",
        ]),
    ],
);
pub(in super::super) static POUNDS: Namesakes = Namesakes::usual(code("GBP"), [&named::POUND, &[]]);
static YEN_SIGN: Namesakes = Namesakes::usual(code("JPY"), [&[], &codes(["CNY"])]);
pub(super) static WON: Namesakes = Namesakes::usual(code("KRW"), [&named::WON, &[]]);
pub(super) static RUPEES: Namesakes = Namesakes::usual(code("INR"), [&named::RUPEE, &[]]);
pub(super) static RUBLES: Namesakes = Namesakes::usual(code("RUB"), [&named::RUBLE, &[]]);
static RIYALS: Namesakes = Namesakes::usual(code("SAR"), [&named::RIYAL, &[]]);
static DIRHAMS: Namesakes = Namesakes::usual(code("AED"), [&named::DIRHAM, &[]]);
static LEI: Namesakes = Namesakes::usual(code("RON"), [&named::LEU, &[]]);
/// The Dutch one until 2002, and since 2025 the Caribbean one.
static GUILDERS: Namesakes = Namesakes::usual(code("NLG"), [&[], &codes(["XCG"])]);
pub(super) static FRANCS: Namesakes = Namesakes::doubtful([&named::FRANC, &codes(["BEF", "FRF", "LUF"])], WHICH);
pub(super) static CFA_FRANCS: Namesakes = Namesakes::doubtful([&[], &codes(["XAF", "XOF"])], WHICH);
pub(super) static RIALS: Namesakes = Namesakes::doubtful([&named::RIAL, &codes(["QAR"])], WHICH);
pub(super) static KRONER: Namesakes = Namesakes::doubtful([&named::KRONE, &named::KRONA], WHICH);
static ESCUDOS: Namesakes = Namesakes::doubtful([&[], &codes(["CVE", "PTE"])], WHICH);
pub(super) static SHILLINGS: Namesakes = Namesakes::doubtful([&named::SHILLING, &[]], WHICH);
/// The Egyptian pound, and the leone of Sierra Leone.
static LE: Namesakes = Namesakes::doubtful([&[], &codes(["EGP", "SLE"])], WHICH);
/// The Saudi riyal, and now and then the rupee of the Seychelles.
static SR: Namesakes = Namesakes::usual(code("SAR"), [&[], &codes(["SCR"])]);

/// Abbreviations, as they are printed, that are money only before a digit: elsewhere they are titles, names and initials.
static PRINTED: [(&str, Meaning); 12] = [
    ("BD", money("BHD")),
    ("JD", money("JOD")),
    ("KD", money("KWD")),
    ("LE", Shared(&LE)),
    ("MK", money("MWK")),
    ("QR", money("QAR")),
    ("RO", money("OMR")),
    ("SR", Shared(&SR)),
    ("SH", Shared(&SHILLINGS)),
    ("Sh", Shared(&SHILLINGS)),
    ("SHS", Shared(&SHILLINGS)),
    ("Shs", Shared(&SHILLINGS)),
];

/// Letters right before a digit that are money only where the phrase's context says which of these: `P50,000`.
static LETTERS: [(u8, &[Currency]); 4] = [
    (b'P', &codes(["PHP", "BWP"])),
    (b'N', &codes(["NGN"])),
    (b'R', &codes(["ZAR"])),
    (b'K', &codes(["ZMW", "MWK", "PGK", "MMK"])),
];

/// The money that capitals before a digit stand for, and where they end; a single one where the context writes it so.
pub(in super::super) fn before_digit(text: &str, at: usize, context: Option<Currency>) -> Option<(Meaning, usize)> {
    let rest = text.get(at..)?;
    let end = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, after) = rest.split_at(end);
    if let &[letter] = word.as_bytes() {
        let context = context.filter(|_| after.starts_with(|next: char| next.is_ascii_digit()))?;
        let (_, codes) = LETTERS.iter().find(|(known, _)| *known == letter)?;
        return codes.contains(&context).then_some((Money(context), at + end));
    }
    let (_, money) = PRINTED.iter().find(|(printed, _)| *printed == word)?;
    let gap = |next: char| next == '.' || next.is_whitespace();
    after
        .trim_start_matches(gap)
        .starts_with(|next: char| next.is_ascii_digit())
        .then_some((*money, at + end))
}

/// Letters right before a sign or code of money that multiply it: `MUSD`, `k€`, and the thousand of `TEUR`.
static MULTIPLES: [(&str, u8); 8] = [
    ("MM", 6),
    ("M", 6),
    ("m", 6),
    ("k", 3),
    ("K", 3),
    ("T", 3),
    ("bn", 9),
    ("mn", 6),
];

/// What looks like these and is a word.
static WORDS: [&str; 6] = ["MALL", "MARS", "TALL", "TANG", "TRON", "TSAR"];

/// The power of ten that such letters multiply by, and where the money begins; `text` begins with them.
pub(in super::super) fn multiple(text: &str) -> Option<(u8, usize)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, after) = text.split_at(letters);
    MULTIPLES.iter().find_map(|(letters, power)| {
        let code = word.strip_prefix(letters)?;
        let signed = code.is_empty() && after.starts_with(['$', '€', '£', '¥']);
        let coded = code.len() == 3
            && code.bytes().all(|byte| byte.is_ascii_uppercase())
            && !WORDS.contains(&word)
            && !after.starts_with(char::is_alphabetic)
            && iso_currency::Currency::from_code(code).is_some();
        (signed || coded).then_some((*power, letters.len()))
    })
}

#[rustfmt::skip]
pub(super) const MONEY: &[Entry] = &[
    // Money: signs.
    ("$", Dollar), ("＄", Dollar), ("us$", money("USD")), ("us $", money("USD")), ("u.s.$", money("USD")), ("u.s. $", money("USD")),
    ("u.s $", money("USD")), ("u.s$", money("USD")), ("c$", money("CAD")), ("ca$", money("CAD")), ("can$", money("CAD")), ("a$", money("AUD")),
    ("au$", money("AUD")), ("nz$", money("NZD")), ("hk$", money("HKD")), ("c $", money("CAD")), ("hk $", money("HKD")), ("nz $", money("NZD")),
    ("s$", money("SGD")), ("sg$", money("SGD")), ("nt$", money("TWD")), ("r$", money("BRL")), ("mx$", money("MXN")), ("z$", money("ZWL")),
    ("mex$", money("MXN")), ("mxn$", money("MXN")), ("rd$", money("DOP")), ("u$s", money("USD")), ("u$d", money("USD")), ("u$", money("USD")), ("j$", money("JMD")),
    ("tt$", money("TTD")), ("ec$", money("XCD")), ("bds$", money("BBD")), ("bz$", money("BZD")), ("n$", money("NAD")), ("fj$", money("FJD")),
    ("g$", money("GYD")), ("col$", money("COP")), ("ar$", money("ARS")), ("clp$", money("CLP")), ("cop$", money("COP")), ("mop$", money("MOP")),
    ("s/.", money("PEN")), ("b/.", money("PAB")),
    ("£", Shared(&POUNDS)), ("€", money("EUR")), ("¥", Shared(&YEN_SIGN)), ("￥", Shared(&YEN_SIGN)), ("jp¥", money("JPY")), ("cn¥", money("CNY")),
    ("₩", Shared(&WON)), ("￦", Shared(&WON)), ("₽", money("RUB")), ("₹", money("INR")), ("rs", Shared(&RUPEES)), ("₺", money("TRY")),
    ("₴", money("UAH")), ("₫", money("VND")), ("đ", money("VND")), ("₱", money("PHP")), ("฿", money("THB")), ("₪", money("ILS")),
    ("₦", money("NGN")), ("₸", money("KZT")), ("₮", money("MNT")), ("₡", money("CRC")), ("₲", money("PYG")), ("₵", money("GHS")),
    ("元", money("CNY")), ("円", money("JPY")), ("원", Shared(&WON)), ("៛", money("KHR")), ("₭", money("LAK")), ("₼", money("AZN")),
    ("₾", money("GEL")), ("zł", money("PLN")), ("kč", money("CZK")),

    // Money: words and codes that are not ISO 4217's.
    ("dollar", Dollar), ("dollars", Dollar), ("bucks", Dollar), ("buck", Dollar), ("us dollar", money("USD")), ("us dollars", money("USD")),
    ("u.s. dollar", money("USD")), ("u.s. dollars", money("USD")), ("american dollars", money("USD")), ("american dollar", money("USD")),
    ("usd", money("USD")), ("dollars canadian", money("CAD")), ("dollars australian", money("AUD")), ("dollars american", money("USD")),
    ("dollars us", money("USD")), ("taiwan dollars", money("TWD")), ("taiwanese dollars", money("TWD")), ("eur", money("EUR")),
    ("gbp", money("GBP")), ("pound", Pound), ("pounds", Pound), ("quid", money("GBP")), ("pounds sterling", money("GBP")),
    ("pound sterling", money("GBP")), ("sterling", money("GBP")), ("british pounds", money("GBP")), ("british pound", money("GBP")),
    ("jpy", money("JPY")), ("renminbi", money("CNY")), ("rmb", money("CNY")), ("cny", money("CNY")), ("won", Shared(&WON)), ("wons", Shared(&WON)),
    ("korean won", money("KRW")), ("ruble", Shared(&RUBLES)), ("rubles", Shared(&RUBLES)), ("rouble", Shared(&RUBLES)), ("roubles", Shared(&RUBLES)),
    ("russian roubles", money("RUB")), ("belarusian roubles", money("BYN")), ("руб", money("RUB")), ("рублей", money("RUB")), ("грн", money("UAH")),
    ("rp", money("IDR")), ("rm", money("MYR")), ("tl", money("TRY")), ("р", money("RUB")), ("rupee", Shared(&RUPEES)), ("rupees", Shared(&RUPEES)),
    ("inr", money("INR")), ("nepali rupees", money("NPR")), ("swedish kronor", money("SEK")), ("kronor", money("SEK")),
    ("norwegian kroner", money("NOK")), ("danish kroner", money("DKK")), ("tugrik", money("MNT")), ("tugriks", money("MNT")),
    ("riyal", Shared(&RIYALS)), ("riyals", Shared(&RIYALS)), ("dirham", Shared(&DIRHAMS)), ("dirhams", Shared(&DIRHAMS)),
    ("uae dirhams", money("AED")), ("reais", money("BRL")), ("brazilian reais", money("BRL")),
    ("emirati dirhams", money("AED")), ("emirati dirham", money("AED")), ("new israeli shekel", money("ILS")), ("new israeli shekels", money("ILS")), ("kazakh tenge", money("KZT")),
    ("mongolian tugrik", money("MNT")), ("mongolian tugriks", money("MNT")), ("saudi arabian riyals", money("SAR")), ("cent", Cent), ("cents", Cent),
    ("¢", Cent), ("us cents", minor("USD")), ("u.s. cents", minor("USD")), ("euro cents", minor("EUR")), ("euro cent", minor("EUR")),
    ("eurocents", minor("EUR")), ("pence", minor("GBP")), ("penny", minor("GBP")), ("pennies", minor("USD")), ("p", minor("GBP")),
    ("kopeck", minor("RUB")), ("kopecks", minor("RUB")), ("kopek", minor("RUB")), ("kopeks", minor("RUB")), ("paise", minor("INR")),
    ("franc", Shared(&FRANCS)), ("francs", Shared(&FRANCS)), ("rial", Shared(&RIALS)), ("rials", Shared(&RIALS)), ("krone", Shared(&KRONER)),
    ("kroner", Shared(&KRONER)), ("krona", Shared(&KRONER)), ("kr", Shared(&KRONER)), ("lei", Shared(&LEI)), ("leu", Shared(&LEI)),
    ("romanian lei", money("RON")), ("moldovan lei", money("MDL")), ("leva", money("BGN")), ("bulgarian leva", money("BGN")),
    ("turkmen manat", money("TMT")), ("turkmen manats", money("TMT")), ("kyrgyz som", money("KGS")), ("kyrgyz soms", money("KGS")),
    ("uzbek som", money("UZS")), ("uzbek soms", money("UZS")), ("uzbek sum", money("UZS")), ("uzbek sums", money("UZS")),
    ("quetzales", money("GTQ")), ("bolívares", Shared(&named::SHARED_BOLIVAR)), ("bolivares", Shared(&named::SHARED_BOLIVAR)), ("colones", Shared(&named::SHARED_COLON)), ("guaraníes", money("PYG")),
    ("peruvian soles", money("PEN")), ("maloti", money("LSL")), ("emalangeni", money("SZL")), ("meticais", money("MZN")),
    ("swazi emalangeni", money("SZL")), ("belarusian rouble", money("BYN")),
    ("russian rouble", money("RUB")), ("icelandic kronur", money("ISK")), ("icelandic kronor", money("ISK")), ("swedish kroner", money("SEK")),
    ("czech crowns", money("CZK")), ("uae dirham", money("AED")), ("nepali rupee", money("NPR")), ("comorian francs", money("KMF")),
    ("fijian dollars", money("FJD")), ("escudo", Shared(&ESCUDOS)), ("escudos", Shared(&ESCUDOS)), ("cfa francs", Shared(&CFA_FRANCS)), ("francs cfa", Shared(&CFA_FRANCS)),
    ("cfa franc", Shared(&CFA_FRANCS)), ("fcfa", Shared(&CFA_FRANCS)), ("toman", Not(UNLISTED)), ("tomans", Not(UNLISTED)), ("kuai", money("CNY")),

    // Money: abbreviations of the Gulf's, Asia's and Africa's press.
    ("nrs", money("NPR")), ("slrs", money("LKR")), ("pkrs", money("PKR")), ("tk", money("BDT")), ("dh", Shared(&DIRHAMS)), ("dhs", Shared(&DIRHAMS)),
    ("qrs", money("QAR")), ("omani riyal", money("OMR")), ("omani riyals", money("OMR")), ("yemeni riyal", money("YER")),
    ("yemeni riyals", money("YER")), ("ksh", money("KES")), ("kshs", money("KES")), ("ush", money("UGX")), ("ushs", money("UGX")),
    ("tsh", money("TZS")), ("tshs", money("TZS")), ("e£", money("EGP")), ("gh₵", money("GHS")), ("gh¢", money("GHS")), ("cfa", Shared(&CFA_FRANCS)),
    ("cfaf", Shared(&CFA_FRANCS)),

    // Money: codes that are also written small.
    ("pln", money("PLN")), ("chf", money("CHF")), ("sfr", money("CHF")), ("sfrs", money("CHF")), ("cad", money("CAD")), ("aud", money("AUD")), ("nzd", money("NZD")), ("rub", money("RUB")),
    ("uah", money("UAH")), ("krw", money("KRW")), ("kpw", money("KPW")), ("sek", money("SEK")), ("nok", money("NOK")), ("dkk", money("DKK")),
    ("czk", money("CZK")), ("huf", money("HUF")), ("ron", money("RON")), ("bgn", money("BGN")), ("brl", money("BRL")), ("mxn", money("MXN")),
    ("zar", money("ZAR")), ("ils", money("ILS")), ("thb", money("THB")), ("idr", money("IDR")), ("myr", money("MYR")), ("php", money("PHP")),
    ("vnd", money("VND")), ("hkd", money("HKD")), ("sgd", money("SGD")), ("twd", money("TWD")), ("aed", money("AED")), ("sar", money("SAR")),
    ("kes", money("KES")), ("ngn", money("NGN")), ("egp", money("EGP")), ("pkr", money("PKR")), ("bdt", money("BDT")), ("lkr", money("LKR")),
    ("npr", money("NPR")), ("kzt", money("KZT")),

    // Money that is no longer issued; its codes are in ISO 4217's list of historic denominations.
    ("ddm", money("DDM")), ("sur", money("SUR")), ("ats", money("ATS")), ("iep", money("IEP")), ("luf", money("LUF")), ("yun", money("YUN")),
    ("skk", money("SKK")), ("lvl", money("LVL")), ("ltl", money("LTL")), ("eek", money("EEK")), ("hrk", money("HRK")), ("zwl", money("ZWL")),
    ("fim", money("FIM")), ("finnish markka", money("FIM")), ("finnish marks", money("FIM")), ("markka", money("FIM")), ("pesetas", money("ESP")),
    ("peseta", money("ESP")), ("spanish pesetas", money("ESP")), ("esp", money("ESP")), ("guilders", Shared(&GUILDERS)), ("guilder", Shared(&GUILDERS)),
    ("dutch guilders", money("NLG")), ("nlg", money("NLG")), ("deutsche marks", money("DEM")), ("deutsche mark", money("DEM")),
    ("deutschmarks", money("DEM")), ("deutschmark", money("DEM")), ("german marks", money("DEM")), ("west german marks", money("DEM")),
    ("dem", money("DEM")), ("east german marks", money("DDM")), ("french francs", money("FRF")), ("french franc", money("FRF")),
    ("frf", money("FRF")), ("belgian francs", money("BEF")), ("bef", money("BEF")), ("luxembourg francs", money("LUF")),
    ("italian lire", money("ITL")), ("italian lira", money("ITL")), ("lire", money("ITL")), ("itl", money("ITL")),
    ("portuguese escudos", money("PTE")), ("pte", money("PTE")), ("drachmas", money("GRD")), ("drachma", money("GRD")), ("drachmae", money("GRD")),
    ("grd", money("GRD")), ("austrian schillings", money("ATS")), ("schillings", money("ATS")), ("irish pounds", money("IEP")),
    ("irish punts", money("IEP")), ("soviet rubles", money("SUR")), ("soviet roubles", money("SUR")), ("zimbabwe dollars", money("ZWL")),
    ("yugoslav dinars", money("YUN")), ("slovak koruna", money("SKK")), ("lats", money("LVL")), ("litas", money("LTL")),
    ("estonian kroons", money("EEK")),
];
