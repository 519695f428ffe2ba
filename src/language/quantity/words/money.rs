//! Signs, names and small-letter codes of money. Codes in capitals are ISO 4217's own, and need no entry.

use crate::model::Currency;

use super::super::meaning::Meaning::{Cent, Dollar, Minor, Money, Not, Pound, Shared};
use super::super::meaning::{Meaning, Namesakes, WHICH};
use super::Entry;

const fn namesakes(all: &'static [&'static str], usual: bool) -> Namesakes {
    Namesakes { all, usual }
}

/// `$` and "dollars", of which the US dollar is the usual one.
pub(in super::super) static DOLLARS: Namesakes = namesakes(
    &[
        "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "BRL", "MXN", "ARS", "CLP", "COP", "CUP", "UYU", "DOP", "NIO",
        "JMD", "BBD", "BSD", "BZD", "BMD", "BND", "FJD", "GYD", "KYD", "LRD", "NAD", "SBD", "SRD", "TTD", "XCD", "ZWL",
        "MOP", "WST",
    ],
    true,
);
pub(in super::super) static POUNDS: Namesakes =
    namesakes(&["GBP", "EGP", "LBP", "SDG", "SSP", "SYP", "GIP", "FKP", "SHP"], true);
static YEN_SIGN: Namesakes = namesakes(&["JPY", "CNY"], true);
static WON: Namesakes = namesakes(&["KRW", "KPW"], true);
static RUPEES: Namesakes = namesakes(&["INR", "PKR", "NPR", "LKR", "MUR", "SCR"], true);
static RUBLES: Namesakes = namesakes(&["RUB", "BYN"], true);
static RIYALS: Namesakes = namesakes(&["SAR", "QAR"], true);
static DIRHAMS: Namesakes = namesakes(&["AED", "MAD"], true);
static LEI: Namesakes = namesakes(&["RON", "MDL"], true);
static PESOS: Namesakes = namesakes(&["MXN", "PHP", "ARS", "CLP", "COP", "CUP", "DOP", "UYU"], false);
static FRANCS: Namesakes = namesakes(
    &[
        "CHF", "XOF", "XAF", "XPF", "RWF", "CDF", "BIF", "DJF", "GNF", "KMF", "FRF", "BEF",
    ],
    false,
);
static DINARS: Namesakes = namesakes(&["KWD", "IQD", "JOD", "LYD", "DZD", "TND", "BHD", "RSD"], false);
static RIALS: Namesakes = namesakes(&["IRR", "YER", "OMR", "QAR"], false);
static SHILLINGS: Namesakes = namesakes(&["KES", "UGX", "TZS", "SOS"], false);
static KRONER: Namesakes = namesakes(&["SEK", "NOK", "DKK", "ISK"], false);
/// The Egyptian pound, and the leone of Sierra Leone.
static LE: Namesakes = namesakes(&["EGP", "SLE"], false);
/// The Saudi riyal, and now and then the rupee of the Seychelles.
static SR: Namesakes = namesakes(&["SAR", "SCR"], true);
static MANATS: Namesakes = namesakes(&["AZN", "TMT"], false);
/// Abbreviations, as they are printed, that are money only before a digit: elsewhere they are titles, names and initials.
static PRINTED: [(&str, Meaning); 12] = [
    ("BD", Money("BHD")),
    ("JD", Money("JOD")),
    ("KD", Money("KWD")),
    ("LE", Shared(&LE)),
    ("MK", Money("MWK")),
    ("QR", Money("QAR")),
    ("RO", Money("OMR")),
    ("SR", Shared(&SR)),
    ("SH", Shared(&SHILLINGS)),
    ("Sh", Shared(&SHILLINGS)),
    ("SHS", Shared(&SHILLINGS)),
    ("Shs", Shared(&SHILLINGS)),
];

/// Letters right before a digit that are money only where the phrase's context says which of these: `P50,000`.
static LETTERS: [(u8, &[&str]); 4] = [
    (b'P', &["PHP", "BWP"]),
    (b'N', &["NGN"]),
    (b'R', &["ZAR"]),
    (b'K', &["ZMW", "MWK", "PGK", "MMK"]),
];

const UNLISTED: &str = "a unit of money that ISO 4217 does not list: say it in rials";

/// The money that capitals before a digit stand for, and where they end; a single one where the context writes it so.
pub(in super::super) fn before_digit(text: &str, at: usize, context: Option<Currency>) -> Option<(Meaning, usize)> {
    let rest = text.get(at..)?;
    let end = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, after) = rest.split_at(end);
    if let &[letter] = word.as_bytes() {
        let context = context.filter(|_| after.starts_with(|next: char| next.is_ascii_digit()))?;
        let (_, codes) = LETTERS.iter().find(|(known, _)| *known == letter)?;
        let code = codes.iter().find(|code| **code == context.as_str())?;
        return Some((Money(code), at + end));
    }
    let (_, money) = PRINTED.iter().find(|(printed, _)| *printed == word)?;
    let gap = |next: char| next == '.' || next.is_whitespace();
    after
        .trim_start_matches(gap)
        .starts_with(|next: char| next.is_ascii_digit())
        .then_some((*money, at + end))
}

#[rustfmt::skip]
pub(super) const MONEY: &[Entry] = &[
    // Money: signs.
    ("$", Dollar), ("＄", Dollar), ("us$", Money("USD")), ("us $", Money("USD")), ("u.s.$", Money("USD")),
    ("u.s. $", Money("USD")), ("u.s $", Money("USD")), ("u.s$", Money("USD")), ("c$", Money("CAD")), ("ca$", Money("CAD")), ("can$", Money("CAD")),
    ("a$", Money("AUD")), ("au$", Money("AUD")), ("nz$", Money("NZD")), ("hk$", Money("HKD")), ("c $", Money("CAD")), ("hk $", Money("HKD")), ("nz $", Money("NZD")), ("s$", Money("SGD")),
    ("sg$", Money("SGD")), ("nt$", Money("TWD")), ("r$", Money("BRL")), ("mx$", Money("MXN")), ("z$", Money("ZWL")),
    ("£", Shared(&POUNDS)), ("€", Money("EUR")), ("¥", Shared(&YEN_SIGN)), ("￥", Shared(&YEN_SIGN)), ("jp¥", Money("JPY")),
    ("cn¥", Money("CNY")), ("₩", Shared(&WON)), ("￦", Shared(&WON)), ("₽", Money("RUB")), ("₹", Money("INR")),
    ("rs", Shared(&RUPEES)), ("₺", Money("TRY")), ("₴", Money("UAH")), ("₫", Money("VND")), ("đ", Money("VND")), ("₱", Money("PHP")),
    ("฿", Money("THB")), ("₪", Money("ILS")), ("₦", Money("NGN")), ("₸", Money("KZT")), ("₮", Money("MNT")),
    ("₡", Money("CRC")), ("₲", Money("PYG")), ("₵", Money("GHS")), ("元", Money("CNY")), ("円", Money("JPY")), ("원", Shared(&WON)), ("៛", Money("KHR")), ("₭", Money("LAK")),
    ("₼", Money("AZN")), ("₾", Money("GEL")), ("zł", Money("PLN")), ("kč", Money("CZK")),

    // Money: words and codes that are not ISO 4217's.
    ("dollar", Dollar), ("dollars", Dollar), ("bucks", Dollar), ("buck", Dollar),
    ("us dollar", Money("USD")), ("us dollars", Money("USD")), ("u.s. dollar", Money("USD")),
    ("u.s. dollars", Money("USD")), ("american dollars", Money("USD")), ("american dollar", Money("USD")),
    ("united states dollar", Money("USD")), ("united states dollars", Money("USD")), ("usd", Money("USD")),
    ("canadian dollars", Money("CAD")), ("canadian dollar", Money("CAD")),
    ("dollars canadian", Money("CAD")), ("dollars australian", Money("AUD")), ("dollars american", Money("USD")),
    ("dollars us", Money("USD")),
    ("australian dollars", Money("AUD")), ("australian dollar", Money("AUD")), ("new zealand dollars", Money("NZD")),
    ("new zealand dollar", Money("NZD")), ("hong kong dollars", Money("HKD")), ("hong kong dollar", Money("HKD")),
    ("singapore dollars", Money("SGD")), ("singapore dollar", Money("SGD")), ("taiwan dollars", Money("TWD")),
    ("taiwanese dollars", Money("TWD")), ("new taiwan dollars", Money("TWD")),
    ("zimbabwean dollars", Money("ZWL")), ("jamaican dollars", Money("JMD")), ("namibian dollars", Money("NAD")),
    ("euro", Money("EUR")), ("euros", Money("EUR")), ("eur", Money("EUR")), ("gbp", Money("GBP")),
    ("pound", Pound), ("pounds", Pound), ("quid", Money("GBP")), ("pounds sterling", Money("GBP")),
    ("pound sterling", Money("GBP")), ("sterling", Money("GBP")), ("british pounds", Money("GBP")),
    ("british pound", Money("GBP")), ("egyptian pounds", Money("EGP")), ("lebanese pounds", Money("LBP")),
    ("sudanese pounds", Money("SDG")), ("syrian pounds", Money("SYP")),
    ("yen", Money("JPY")), ("japanese yen", Money("JPY")), ("jpy", Money("JPY")),
    ("yuan", Money("CNY")), ("yuans", Money("CNY")), ("chinese yuan", Money("CNY")), ("renminbi", Money("CNY")),
    ("rmb", Money("CNY")), ("cny", Money("CNY")),
    ("won", Shared(&WON)), ("wons", Shared(&WON)), ("south korean won", Money("KRW")), ("korean won", Money("KRW")),
    ("north korean won", Money("KPW")),
    ("ruble", Shared(&RUBLES)), ("rubles", Shared(&RUBLES)), ("rouble", Shared(&RUBLES)), ("roubles", Shared(&RUBLES)),
    ("russian rubles", Money("RUB")), ("russian roubles", Money("RUB")), ("belarusian rubles", Money("BYN")),
    ("belarusian roubles", Money("BYN")), ("руб", Money("RUB")), ("рублей", Money("RUB")), ("грн", Money("UAH")), ("rp", Money("IDR")), ("rm", Money("MYR")), ("tl", Money("TRY")), ("р", Money("RUB")),
    ("rupee", Shared(&RUPEES)), ("rupees", Shared(&RUPEES)), ("indian rupees", Money("INR")), ("inr", Money("INR")),
    ("pakistani rupees", Money("PKR")), ("nepalese rupees", Money("NPR")), ("nepali rupees", Money("NPR")),
    ("sri lankan rupees", Money("LKR")), ("mauritian rupees", Money("MUR")), ("taka", Money("BDT")),
    ("swiss franc", Money("CHF")), ("swiss francs", Money("CHF")), ("mexican pesos", Money("MXN")),
    ("philippine pesos", Money("PHP")), ("argentine pesos", Money("ARS")), ("chilean pesos", Money("CLP")),
    ("colombian pesos", Money("COP")), ("cuban pesos", Money("CUP")), ("mexican peso", Money("MXN")),
    ("swedish kronor", Money("SEK")), ("swedish krona", Money("SEK")), ("kronor", Money("SEK")),
    ("norwegian kroner", Money("NOK")), ("norwegian krone", Money("NOK")), ("danish kroner", Money("DKK")),
    ("danish krone", Money("DKK")), ("zloty", Money("PLN")), ("zlotys", Money("PLN")), ("złoty", Money("PLN")),
    ("forint", Money("HUF")), ("forints", Money("HUF")), ("koruna", Money("CZK")), ("hryvnia", Money("UAH")),
    ("hryvnias", Money("UAH")), ("tenge", Money("KZT")), ("tugrik", Money("MNT")), ("tugriks", Money("MNT")),
    ("baht", Money("THB")), ("thai baht", Money("THB")), ("dong", Money("VND")), ("ringgit", Money("MYR")),
    ("rupiah", Money("IDR")), ("rand", Money("ZAR")), ("naira", Money("NGN")), ("cedi", Money("GHS")),
    ("cedis", Money("GHS")), ("shekel", Money("ILS")), ("shekels", Money("ILS")), ("turkish lira", Money("TRY")),
    ("turkish liras", Money("TRY")), ("lira", Money("TRY")), ("liras", Money("TRY")), ("riyal", Shared(&RIYALS)),
    ("riyals", Shared(&RIYALS)), ("saudi riyals", Money("SAR")), ("qatari riyals", Money("QAR")),
    ("iranian rials", Money("IRR")), ("dirham", Shared(&DIRHAMS)), ("dirhams", Shared(&DIRHAMS)),
    ("uae dirhams", Money("AED")), ("moroccan dirhams", Money("MAD")), ("kuwaiti dinars", Money("KWD")),
    ("iraqi dinars", Money("IQD")), ("jordanian dinars", Money("JOD")), ("libyan dinars", Money("LYD")),
    ("kyat", Money("MMK")), ("kyats", Money("MMK")), ("kip", Money("LAK")), ("riel", Money("KHR")),
    ("reais", Money("BRL")), ("brazilian reais", Money("BRL")), ("brazilian real", Money("BRL")),
    ("birr", Money("ETB")), ("kwacha", Money("ZMW")), ("kenyan shillings", Money("KES")),
    ("ugandan shillings", Money("UGX")), ("tanzanian shillings", Money("TZS")),
    ("malaysian ringgit", Money("MYR")), ("vietnamese dong", Money("VND")), ("indonesian rupiah", Money("IDR")),
    ("south african rand", Money("ZAR")), ("nigerian naira", Money("NGN")), ("ghanaian cedis", Money("GHS")),
    ("israeli shekels", Money("ILS")), ("emirati dirhams", Money("AED")), ("emirati dirham", Money("AED")),
    ("ukrainian hryvnia", Money("UAH")), ("ukrainian hryvnias", Money("UAH")), ("kazakh tenge", Money("KZT")),
    ("mongolian tugrik", Money("MNT")), ("mongolian tugriks", Money("MNT")), ("polish zloty", Money("PLN")),
    ("polish zlotys", Money("PLN")), ("bangladeshi taka", Money("BDT")), ("ethiopian birr", Money("ETB")),
    ("zambian kwacha", Money("ZMW")), ("myanmar kyat", Money("MMK")), ("lao kip", Money("LAK")),
    ("cambodian riel", Money("KHR")), ("yemeni rials", Money("YER")), ("omani rials", Money("OMR")),
    ("saudi arabian riyals", Money("SAR")), ("algerian dinars", Money("DZD")), ("tunisian dinars", Money("TND")),
    ("bahraini dinars", Money("BHD")), ("serbian dinars", Money("RSD")), ("rwandan francs", Money("RWF")),
    ("congolese francs", Money("CDF")), ("somali shillings", Money("SOS")), ("czech koruna", Money("CZK")),
    ("hungarian forints", Money("HUF")), ("cent", Cent), ("cents", Cent), ("¢", Cent), ("us cents", Minor("USD")), ("u.s. cents", Minor("USD")),
    ("euro cents", Minor("EUR")), ("euro cent", Minor("EUR")), ("eurocents", Minor("EUR")), ("pence", Minor("GBP")),
    ("penny", Minor("GBP")), ("pennies", Minor("USD")), ("p", Minor("GBP")), ("kopeck", Minor("RUB")),
    ("kopecks", Minor("RUB")), ("kopek", Minor("RUB")), ("kopeks", Minor("RUB")), ("paise", Minor("INR")),
    ("peso", Shared(&PESOS)), ("pesos", Shared(&PESOS)), ("franc", Shared(&FRANCS)), ("francs", Shared(&FRANCS)),
    ("dinar", Shared(&DINARS)), ("dinars", Shared(&DINARS)), ("rial", Shared(&RIALS)), ("rials", Shared(&RIALS)),
    ("shilling", Shared(&SHILLINGS)), ("shillings", Shared(&SHILLINGS)), ("krone", Shared(&KRONER)), ("kroner", Shared(&KRONER)),
    ("krona", Shared(&KRONER)), ("kr", Shared(&KRONER)),
    ("lei", Shared(&LEI)), ("leu", Shared(&LEI)), ("romanian lei", Money("RON")), ("moldovan lei", Money("MDL")),
    ("leva", Money("BGN")), ("lev", Money("BGN")), ("bulgarian leva", Money("BGN")), ("lek", Money("ALL")),
    ("leks", Money("ALL")), ("albanian lek", Money("ALL")), ("albanian leks", Money("ALL")), ("kuna", Money("HRK")),
    ("kunas", Money("HRK")), ("croatian kuna", Money("HRK")), ("macedonian denars", Money("MKD")),
    ("denars", Money("MKD")), ("denar", Money("MKD")), ("drams", Money("AMD")), ("dram", Money("AMD")),
    ("armenian drams", Money("AMD")), ("azerbaijani manats", Money("AZN")), ("azerbaijani manat", Money("AZN")),
    ("turkmen manat", Money("TMT")), ("turkmen manats", Money("TMT")), ("kyrgyz som", Money("KGS")),
    ("kyrgyz soms", Money("KGS")), ("uzbek som", Money("UZS")), ("uzbek soms", Money("UZS")),
    ("uzbek sum", Money("UZS")), ("uzbek sums", Money("UZS")), ("somoni", Money("TJS")), ("somonis", Money("TJS")),
    ("afghani", Money("AFN")), ("afghanis", Money("AFN")), ("quetzal", Money("GTQ")), ("quetzals", Money("GTQ")),
    ("quetzales", Money("GTQ")), ("lempira", Money("HNL")), ("lempiras", Money("HNL")), ("cordobas", Money("NIO")),
    ("córdobas", Money("NIO")), ("balboas", Money("PAB")), ("bolivars", Money("VES")), ("bolívares", Money("VES")),
    ("bolivares", Money("VES")), ("bolivianos", Money("BOB")), ("guaranis", Money("PYG")),
    ("guaraníes", Money("PYG")), ("peruvian soles", Money("PEN")), ("gourde", Money("HTG")),
    ("gourdes", Money("HTG")), ("pula", Money("BWP")), ("maloti", Money("LSL")), ("emalangeni", Money("SZL")),
    ("metical", Money("MZN")), ("meticals", Money("MZN")), ("meticais", Money("MZN")), ("leones", Money("SLE")),
    ("dalasi", Money("GMD")), ("dalasis", Money("GMD")), ("ouguiya", Money("MRU")), ("ouguiyas", Money("MRU")),
    ("ariary", Money("MGA")), ("nakfa", Money("ERN")), ("nakfas", Money("ERN")), ("rufiyaa", Money("MVR")),
    ("ngultrum", Money("BTN")), ("ngultrums", Money("BTN")), ("patacas", Money("MOP")), ("vatu", Money("VUV")),
    ("georgian lari", Money("GEL")), ("lari", Money("GEL")), ("laris", Money("GEL")),
    ("lebanese pound", Money("LBP")), ("egyptian pound", Money("EGP")), ("sudanese pound", Money("SDG")),
    ("syrian pound", Money("SYP")), ("south sudanese pounds", Money("SSP")), ("nicaraguan cordobas", Money("NIO")),
    ("swazi emalangeni", Money("SZL")), ("malawian kwacha", Money("MWK")), ("mozambican meticals", Money("MZN")),
    ("sierra leonean leones", Money("SLE")), ("belarusian ruble", Money("BYN")), ("belarusian rouble", Money("BYN")),
    ("russian ruble", Money("RUB")), ("russian rouble", Money("RUB")), ("hungarian forint", Money("HUF")),
    ("icelandic kronur", Money("ISK")), ("icelandic kronor", Money("ISK")), ("icelandic króna", Money("ISK")),
    ("swedish kroner", Money("SEK")), ("czech crowns", Money("CZK")), ("czech korunas", Money("CZK")),
    ("jordanian dinar", Money("JOD")), ("kuwaiti dinar", Money("KWD")), ("iraqi dinar", Money("IQD")),
    ("libyan dinar", Money("LYD")), ("algerian dinar", Money("DZD")), ("tunisian dinar", Money("TND")),
    ("bahraini dinar", Money("BHD")), ("serbian dinar", Money("RSD")), ("moroccan dirham", Money("MAD")),
    ("uae dirham", Money("AED")), ("saudi riyal", Money("SAR")), ("qatari riyal", Money("QAR")),
    ("iranian rial", Money("IRR")), ("yemeni rial", Money("YER")), ("omani rial", Money("OMR")),
    ("pakistani rupee", Money("PKR")), ("indian rupee", Money("INR")), ("nepalese rupee", Money("NPR")),
    ("nepali rupee", Money("NPR")), ("sri lankan rupee", Money("LKR")), ("kenyan shilling", Money("KES")),
    ("ugandan shilling", Money("UGX")), ("tanzanian shilling", Money("TZS")), ("somali shilling", Money("SOS")),
    ("rwandan franc", Money("RWF")), ("congolese franc", Money("CDF")), ("burundian francs", Money("BIF")),
    ("guinean francs", Money("GNF")), ("djiboutian francs", Money("DJF")), ("comorian francs", Money("KMF")),
    ("west african cfa francs", Money("XOF")), ("central african cfa francs", Money("XAF")),
    ("philippine peso", Money("PHP")), ("argentine peso", Money("ARS")), ("chilean peso", Money("CLP")),
    ("colombian peso", Money("COP")), ("cuban peso", Money("CUP")), ("uruguayan pesos", Money("UYU")),
    ("dominican pesos", Money("DOP")), ("liberian dollars", Money("LRD")), ("fijian dollars", Money("FJD")),
    ("guyanese dollars", Money("GYD")), ("bahamian dollars", Money("BSD")), ("belize dollars", Money("BZD")),
    ("trinidad and tobago dollars", Money("TTD")), ("surinamese dollars", Money("SRD")),
    ("brunei dollars", Money("BND")),
    ("escudo", Not(WHICH)), ("escudos", Not(WHICH)), ("manat", Shared(&MANATS)), ("manats", Shared(&MANATS)),
    ("cfa francs", Not(WHICH)), ("francs cfa", Not(WHICH)), ("cfa franc", Not(WHICH)), ("fcfa", Not(WHICH)),
    ("toman", Not(UNLISTED)), ("tomans", Not(UNLISTED)), ("kuai", Money("CNY")),

    // Money: abbreviations of the Gulf's, Asia's and Africa's press.
    ("nrs", Money("NPR")), ("slrs", Money("LKR")), ("pkrs", Money("PKR")), ("tk", Money("BDT")), ("takas", Money("BDT")), ("dh", Shared(&DIRHAMS)),
    ("dhs", Shared(&DIRHAMS)), ("qrs", Money("QAR")),
    ("omani riyal", Money("OMR")), ("omani riyals", Money("OMR")), ("yemeni riyal", Money("YER")), ("yemeni riyals", Money("YER")),
    ("ksh", Money("KES")), ("kshs", Money("KES")), ("ush", Money("UGX")), ("ushs", Money("UGX")), ("tsh", Money("TZS")), ("tshs", Money("TZS")),
    ("e£", Money("EGP")), ("gh₵", Money("GHS")), ("gh¢", Money("GHS")),
    ("cfa", Not(WHICH)), ("cfaf", Not(WHICH)),

    // Money: codes that are also written small.
    ("pln", Money("PLN")), ("chf", Money("CHF")), ("cad", Money("CAD")), ("aud", Money("AUD")), ("nzd", Money("NZD")),
    ("rub", Money("RUB")), ("uah", Money("UAH")), ("krw", Money("KRW")), ("kpw", Money("KPW")), ("sek", Money("SEK")),
    ("nok", Money("NOK")), ("dkk", Money("DKK")), ("czk", Money("CZK")), ("huf", Money("HUF")), ("ron", Money("RON")),
    ("bgn", Money("BGN")), ("brl", Money("BRL")), ("mxn", Money("MXN")), ("zar", Money("ZAR")), ("ils", Money("ILS")),
    ("thb", Money("THB")), ("idr", Money("IDR")), ("myr", Money("MYR")), ("php", Money("PHP")), ("vnd", Money("VND")),
    ("hkd", Money("HKD")), ("sgd", Money("SGD")), ("twd", Money("TWD")), ("aed", Money("AED")), ("sar", Money("SAR")),
    ("kes", Money("KES")), ("ngn", Money("NGN")), ("egp", Money("EGP")), ("pkr", Money("PKR")), ("bdt", Money("BDT")),
    ("lkr", Money("LKR")), ("npr", Money("NPR")), ("kzt", Money("KZT")),

    // Money that is no longer issued; its codes are in ISO 4217's list of historic denominations.
    ("ddm", Money("DDM")), ("sur", Money("SUR")), ("ats", Money("ATS")), ("iep", Money("IEP")), ("luf", Money("LUF")),
    ("yun", Money("YUN")), ("skk", Money("SKK")), ("lvl", Money("LVL")), ("ltl", Money("LTL")), ("eek", Money("EEK")), ("hrk", Money("HRK")), ("zwl", Money("ZWL")),
    ("fim", Money("FIM")), ("finnish markka", Money("FIM")), ("finnish marks", Money("FIM")),
    ("markka", Money("FIM")), ("pesetas", Money("ESP")), ("peseta", Money("ESP")), ("spanish pesetas", Money("ESP")),
    ("esp", Money("ESP")), ("guilders", Money("NLG")), ("guilder", Money("NLG")), ("dutch guilders", Money("NLG")),
    ("nlg", Money("NLG")), ("deutsche marks", Money("DEM")), ("deutsche mark", Money("DEM")),
    ("deutschmarks", Money("DEM")), ("deutschmark", Money("DEM")), ("german marks", Money("DEM")),
    ("west german marks", Money("DEM")), ("dem", Money("DEM")), ("east german marks", Money("DDM")),
    ("french francs", Money("FRF")), ("french franc", Money("FRF")), ("frf", Money("FRF")),
    ("belgian francs", Money("BEF")), ("bef", Money("BEF")), ("luxembourg francs", Money("LUF")),
    ("italian lire", Money("ITL")), ("italian lira", Money("ITL")), ("lire", Money("ITL")), ("itl", Money("ITL")),
    ("portuguese escudos", Money("PTE")), ("pte", Money("PTE")), ("drachmas", Money("GRD")),
    ("drachma", Money("GRD")), ("drachmae", Money("GRD")), ("grd", Money("GRD")),
    ("austrian schillings", Money("ATS")), ("schillings", Money("ATS")), ("irish pounds", Money("IEP")),
    ("irish punts", Money("IEP")), ("soviet rubles", Money("SUR")), ("soviet roubles", Money("SUR")),
    ("zimbabwe dollars", Money("ZWL")), ("yugoslav dinars", Money("YUN")), ("slovak koruna", Money("SKK")),
    ("lats", Money("LVL")), ("litas", Money("LTL")), ("estonian kroons", Money("EEK")),
];
