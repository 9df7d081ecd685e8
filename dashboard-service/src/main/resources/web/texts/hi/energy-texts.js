import { counting } from '../../lib/language.js';

const count = counting('hi');

export default {
  title: 'ऊर्जा',
  range: 'दिखाएँ',
  periods: { day: 'दिन', week: 'सप्ताह', month: 'महीना', year: 'साल' },
  earlier: { day: 'पिछला दिन', week: 'पिछला सप्ताह', month: 'पिछला महीना', year: 'पिछला साल' },
  later: { day: 'अगला दिन', week: 'अगला सप्ताह', month: 'अगला महीना', year: 'अगला साल' },
  now: { day: 'आज', week: 'यह सप्ताह', month: 'यह महीना', year: 'यह साल' },
  choose: 'किसी तारीख़ पर जाएँ',

  compare: 'पहले से तुलना करें',
  before: { day: 'पिछले दिन', week: 'पिछले सप्ताह', month: 'पिछले महीने', year: 'पिछले साल' },
  samePart: (before) => `${before} इसी समय तक`,
  more: (percent, before, energy) => `${percent} ज़्यादा; ${before}: ${energy}`,
  less: (percent, before, energy) => `${percent} कम; ${before}: ${energy}`,
  same: (before) => `${before} जितना ही`,
  noBefore: (before) => `${before} कुछ नहीं मापा गया।`,
  beforePartly: (percent) => `तब ${percent} समय मापा गया`,
  beforeLittle: (before, energy, percent) => `${before} इतना कम मापा गया कि तुलना नहीं हो सकती: ${percent} समय में ${energy}।`,
  outline: (before) => `टूटी रेखा: ${before}।`,

  total: 'कुल',
  soFar: 'अब तक',
  measured: (percent) => `${percent} समय मापा गया`,
  partly: 'टूटा किनारा, फीका: केवल कुछ भाग मापा गया। बिंदीदार: डेटा नहीं है।',
  cut: 'धारीदार: बिजली नहीं थी।',
  chart: {
    day: 'हर घंटे की ऊर्जा, किलोवाट-घंटे में, डिवाइस के हिसाब से',
    week: 'हर दिन की ऊर्जा, किलोवाट-घंटे में, डिवाइस के हिसाब से',
    month: 'हर दिन की ऊर्जा, किलोवाट-घंटे में, डिवाइस के हिसाब से',
    year: 'हर महीने की ऊर्जा, किलोवाट-घंटे में, डिवाइस के हिसाब से',
  },
  slot: { day: 'घंटा', week: 'दिन', month: 'दिन', year: 'महीना' },
  others: (number) => count(number, { one: 'और', other: 'और' }),
  besides: 'बाकी सब',
  sum: 'जोड़',
  coverage: 'मापा गया',
  noData: 'डेटा नहीं है',
  ahead: 'अभी आना है',
  none: 'इस दौरान कुछ नहीं मापा गया।',
  noneHelp: 'जो मीटर अपनी खपत या गिनती भेजता है, वह इसे अपने आप भरता है। कोई और समय देखें, या डिवाइस जोड़ें।',
  csv: 'CSV',

  devices: {
    title: 'डिवाइस के हिसाब से',
    chart: 'हर डिवाइस की औसत, न्यूनतम और अधिकतम खपत, ऊर्जा और माप',
    head: ['डिवाइस', 'kWh', 'हिस्सा', 'औसत', 'न्यूनतम', 'अधिकतम', 'माप', 'मापा गया'],
    several: 'कई चैनल वाले डिवाइस का न्यूनतम और अधिकतम पता नहीं होता: –',
  },

  calendar: {
    title: (year) => `${year} दिन-ब-दिन`,
    chart: 'हर दिन की ऊर्जा, हर महीने की एक पंक्ति। तीर की कुंजियाँ दिन पढ़ती हैं, एंटर एक दिन खोलता है।',
    head: ['दिन', 'kWh', 'मापा गया'],
    least: 'कम',
    most: 'ज़्यादा',
    none: 'डेटा नहीं है',
    hint: 'दिन खोलने के लिए उसे दबाएँ।',
  },
};
