/** What a browser knows of the place it is in: its time zone, and by its language's region the money. */
const MONEY = `EUR AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK AD MC SM VA ME XK|USD US EC SV PR GU VI PA ZW
|GBP GB GG IM JE|CHF CH LI|INR IN BT|JPY JP|CNY CN|KRW KR|AUD AU NR KI TV|NZD NZ CK NU|CAD CA|MXN MX|BRL BR|ARS AR|CLP CL|COP CO
|PEN PE|UYU UY|PYG PY|BOB BO|VES VE|CRC CR|GTQ GT|HNL HN|NIO NI|DOP DO|CUP CU|JMD JM|HTG HT|TTD TT|SEK SE|NOK NO|DKK DK GL FO|ISK IS
|PLN PL|CZK CZ|HUF HU|RON RO|RSD RS|BAM BA|MKD MK|ALL AL|MDL MD|UAH UA|BYN BY|RUB RU|GEL GE|AMD AM|AZN AZ|TRY TR|ILS IL PS|JOD JO
|LBP LB|SYP SY|IQD IQ|IRR IR|SAR SA|AED AE|QAR QA|KWD KW|BHD BH|OMR OM|YER YE|AFN AF|PKR PK|BDT BD|LKR LK|NPR NP|MVR MV|MMK MM
|THB TH|KHR KH|LAK LA|VND VN|MYR MY|SGD SG|IDR ID|PHP PH|BND BN|TWD TW|HKD HK|MOP MO|MNT MN|KZT KZ|UZS UZ|KGS KG|TJS TJ|TMT TM
|EGP EG|LYD LY|TND TN|DZD DZ|MAD MA|SDG SD|SSP SS|ETB ET|ERN ER|SOS SO|DJF DJ|KES KE|UGX UG|TZS TZ|RWF RW|BIF BI|CDF CD
|XAF CM CF CG GA GQ TD|XOF BJ BF CI GW ML NE SN TG|NGN NG|GHS GH|LRD LR|SLE SL|GMD GM|GNF GN|CVE CV|MRU MR|AOA AO|ZMW ZM|MWK MW
|MZN MZ|NAD NA|BWP BW|ZAR ZA|LSL LS|SZL SZ|MGA MG|MUR MU|SCR SC|KMF KM|PGK PG|FJD FJ|SBD SB|VUV VU|WST WS|TOP TO|XPF NC PF`;

export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** ISO 4217, or undefined where the language says no region we know the money of. */
export function currency(language = navigator.language) {
  const region = new Intl.Locale(language).region ?? new Intl.Locale(language).maximize().region;
  const line = MONEY.split('|').find((entry) => entry.trim().split(/\s+/).slice(1).includes(region));
  return line?.trim().split(/\s+/)[0];
}

/** {zone: zone} of every zone the browser knows, and the one that is set in any case. */
export const zones = (set) => Object.fromEntries([...new Set([set, ...Intl.supportedValuesOf('timeZone')])].sort().map((name) => [name, name.replaceAll('_', ' ')]));

/** {code: name} of every money the browser knows, and the one that is set in any case. */
export function currencies(set) {
  const names = new Intl.DisplayNames([navigator.language, 'en'], { type: 'currency' });
  return Object.fromEntries([...new Set([set, ...Intl.supportedValuesOf('currency')])].sort().map((code) => [code, `${code} · ${names.of(code)}`]));
}

/** {latitude, longitude} rounded to about 100 m; fails as the browser does when the person says no. */
export const location = () =>
  new Promise((done, failed) => {
    const rounded = ({ coords }) => done({ latitude: Number(coords.latitude.toFixed(3)), longitude: Number(coords.longitude.toFixed(3)) });
    navigator.geolocation.getCurrentPosition(rounded, failed, { timeout: 15_000, maximumAge: 600_000 });
  });
