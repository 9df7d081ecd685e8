import { counting } from '../../lib/language.js';

const count = counting('hi');

export default {
  title: 'ऊर्जा',
  range: 'दिखाएँ',
  periods: { day: 'दिन', week: 'हफ़्ता', month: 'महीना', year: 'साल' },
  earlier: { day: 'पिछला दिन', week: 'पिछला हफ़्ता', month: 'पिछला महीना', year: 'पिछला साल' },
  later: { day: 'अगला दिन', week: 'अगला हफ़्ता', month: 'अगला महीना', year: 'अगला साल' },
  now: { day: 'आज', week: 'यह हफ़्ता', month: 'यह महीना', year: 'यह साल' },
  choose: 'तारीख़ पर जाएँ',

  compare: 'पिछले से तुलना करें',
  before: { day: 'पिछले दिन', week: 'पिछले हफ़्ते', month: 'पिछले महीने', year: 'पिछले साल' },
  samePart: (before) => `${before} के उतने ही समय`,
  more: (percent, before, energy) => `${before} से ${percent} ज़्यादा (${energy})`,
  less: (percent, before, energy) => `${before} से ${percent} कम (${energy})`,
  same: (before) => `${before} के बराबर`,
  noBefore: (before) => `${before} कुछ नहीं मापा गया।`,
  beforePartly: (percent) => `तब ${percent} समय मापा गया`,
  beforeLittle: (before, energy, percent) => `${before} तुलना के लिए बहुत कम मापा गया: ${percent} समय में ${energy}।`,
  outline: (before) => `टूटी रेखा: ${before}।`,

  total: 'कुल',
  soFar: 'अब तक',
  measured: (percent) => `${percent} समय मापा गया`,
  partly: 'हल्का, टूटे किनारे वाला: कुछ ही समय मापा गया। बिंदीदार: डेटा नहीं है।',
  cut: 'धारीदार: बिजली नहीं थी।',
  chart: {
    day: 'घंटे के हिसाब से ऊर्जा, किलोवाट-घंटे में, डिवाइस के अनुसार',
    week: 'दिन के हिसाब से ऊर्जा, किलोवाट-घंटे में, डिवाइस के अनुसार',
    month: 'दिन के हिसाब से ऊर्जा, किलोवाट-घंटे में, डिवाइस के अनुसार',
    year: 'महीने के हिसाब से ऊर्जा, किलोवाट-घंटे में, डिवाइस के अनुसार',
  },
  keys: 'तीर की कुंजियाँ मान पढ़ती हैं।',
  slot: { day: 'घंटा', week: 'दिन', month: 'दिन', year: 'महीना' },
  others: (number) => count(number, { one: 'अन्य', other: 'अन्य' }),
  sum: 'कुल',
  coverage: 'मापा गया',
  noData: 'डेटा नहीं है',
  ahead: 'अभी बाकी है',
  none: 'इस दौरान कुछ नहीं मापा गया।',
  noneHelp: 'जो मीटर अपनी खपत या काउंटर भेजता है, वह इसे अपने आप भर देता है। कोई और समय देखें या डिवाइस जोड़ें।',
  csv: 'CSV',
  csvOf: (what) => `CSV: ${what}`,

  devices: {
    title: 'डिवाइस के अनुसार',
    chart: 'हर डिवाइस की औसत, न्यूनतम और अधिकतम खपत, ऊर्जा और माप',
    head: ['डिवाइस', 'kWh', 'हिस्सा', 'औसत', 'न्यूनतम', 'अधिकतम', 'माप', 'मापा गया'],
    several: 'कई चैनल वाले डिवाइस की न्यूनतम और अधिकतम खपत पता नहीं: –',
  },

  calendar: {
    title: (year) => `${year} दिन-ब-दिन`,
    chart: 'हर दिन की ऊर्जा, हर महीने की एक पंक्ति। तीर की कुंजियाँ दिन पढ़ती हैं, Enter दिन खोलता है।',
    head: ['दिन', 'kWh', 'मापा गया'],
    least: 'कम',
    most: 'ज़्यादा',
    none: 'डेटा नहीं है',
    hint: 'किसी दिन को खोलने के लिए उसे दबाएँ।',
  },
};
