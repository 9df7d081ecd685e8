import { counting } from '../../lib/language.js';

const count = counting('hi');
const meters = { one: 'मीटर', other: 'मीटरों' };
const cuts = { one: 'बार बिजली गई', other: 'बार बिजली गई' };
const outages = { one: 'रुकावट', other: 'रुकावटें' };

export default {
  product: 'Mainswatch',
  promise: 'बिजली है या नहीं, कब से, और हमें कैसे पता?',
  views: { overview: 'सारांश', energy: 'ऊर्जा', outages: 'रुकावटें', devices: 'डिवाइस', more: 'और', settings: 'सेटिंग', signIn: 'साइन इन' },
  signOut: 'साइन आउट',
  home: 'घर',
  homes: 'सभी घर',
  table: 'तालिका',
  navigation: 'पेज',
  skip: 'सीधे सामग्री पर जाएँ',

  signIn: {
    user: 'यूज़र',
    password: 'पासवर्ड',
    show: 'पासवर्ड दिखाएँ',
    hide: 'पासवर्ड छिपाएँ',
    hint: 'पहला यूज़र admin है। पासवर्ड सिर्फ़ एक बार दिखाया गया था, जब Mainswatch पहली बार शुरू हुआ।',
    submit: 'साइन इन करें',
    passkey: 'पासकी से साइन इन करें',
    noPasskey: 'कोई पासकी इस्तेमाल नहीं हुई। पासवर्ड भी चलेगा।',
    working: 'साइन इन हो रहा है…',
    needUser: 'यूज़र का नाम लिखें।',
    needPassword: 'पासवर्ड लिखें।',
    wrong: 'यूज़र और पासवर्ड मेल नहीं खाते। दोनों जाँचकर फिर कोशिश करें।',
    wait: (seconds) => `बहुत ज़्यादा कोशिशें हो गईं। आप ${count(seconds, { one: 'सेकंड', other: 'सेकंड' })} बाद फिर कोशिश कर सकते हैं।`,
    expired: 'आपका सत्र समाप्त हो गया है। जहाँ थे वहीं से आगे बढ़ने के लिए फिर साइन इन करें।',
    failed: (detail) => `साइन इन नहीं हो सका: ${detail}`,
  },

  supply: {
    title: 'बिजली आपूर्ति',
    on: 'बिजली है',
    off: 'बिजली नहीं है',
    unknown: 'पता नहीं चल रहा',
    'not-watched': 'अभी निगरानी नहीं',
    since: (moment) => `${moment} से`,
    unknownHelp: 'जो सूचना मिल रही है उससे पता नहीं चलता कि बिजली है या नहीं। पता चलते ही यहाँ लिखा जाएगा।',
    unwatchedHelp: 'बिजली से चलने वाला कोई डिवाइस जोड़ें, जैसे मीटर, प्लग या राउटर। फिर यहाँ जवाब मिलेगा।',
    how: 'हमें कैसे पता?',
    from: (sources) => `इनसे पता चला: ${sources}`,
    noEvidence: 'इसके लिए कोई अलग सूचना दर्ज नहीं हुई।',
    sure: 'पक्का',
    likely: 'संभावित',
    guess: 'अनुमान',
    confidence: (percent) => `${percent} भरोसा`,
  },

  now: {
    title: 'अभी की खपत',
    from: (fresh, all) => (fresh === all ? `${count(all, meters)} से` : `${count(all, meters)} में से ${fresh} से`),
    whole: 'पूरे घर के लिए मापा गया',
    none: 'कोई सूचना नहीं',
    noneHelp: 'किसी मीटर ने समय पर सूचना नहीं दी। सबसे नए मान नीचे हैं, समय के साथ।',
    never: 'अभी तक किसी मीटर ने सूचना नहीं दी।',
    chart: 'पिछले एक घंटे की खपत, वाट में',
    head: ['मिनट', 'खपत'],
    peak: (watts) => `अधिकतम ${watts}`,
    ago: '1 घंटा पहले',
    nowMark: 'अभी',
    blank: 'पिछले एक घंटे में किसी मीटर ने सूचना नहीं दी।',
  },

  today: {
    title: 'आज की ऊर्जा',
    chart: 'आज की ऊर्जा घंटे के हिसाब से, किलोवाट-घंटे में',
    table: 'तालिका में',
    head: ['घंटा', 'kWh', 'मापा गया'],
    partly: (percent) => `${percent} समय मापा गया`,
    byHour: 'हर घंटे के kWh',
    blank: 'आज अभी तक कुछ नहीं मापा गया।',
    noPower: 'धारीदार: बिजली नहीं थी',
    noData: 'डेटा नहीं है',
  },

  devices: {
    title: 'डिवाइस',
    never: 'अभी तक कोई सूचना नहीं',
    neverHelp: {
      meter: (id) => `इसे अपने पासवर्ड के साथ dev/${id}/pzem/metrics पर भेजने दें।`,
      phone: () => 'इसे हर दो मिनट में अपना पिंग URL खोलने दें।',
      camera: () => 'इसे अपने पासवर्ड के साथ पहली तस्वीर भेजने दें।',
    },
    silent: 'चुप है',
    noPower: 'खपत नहीं मापता',
    none: 'अभी कोई डिवाइस नहीं',
    noneHelp: 'मीटर, प्लग, पुराना फ़ोन या राउटर: जो भी सूचना भेजता है, उससे पता चलता है कि बिजली है या नहीं।',
    rest: 'बाकी सब',
    add: 'डिवाइस जोड़ें',
    share: (percent) => `अभी की खपत का ${percent}`,
  },

  relay: {
    name: (device, relay, many) => (many ? `${device} का रिले ${relay}` : `${device} का रिले`),
    on: 'चालू',
    off: 'बंद',
    unknown: 'पता नहीं',
    was: { on: 'चालू था', off: 'बंद था' },
    asking: 'भेजा जा रहा है…',
    queued: { on: 'चालू हो रहा है: डिवाइस का इंतज़ार', off: 'बंद हो रहा है: डिवाइस का इंतज़ार' },
    sent: { on: 'चालू हो रहा है: भेज दिया, पुष्टि का इंतज़ार', off: 'बंद हो रहा है: भेज दिया, पुष्टि का इंतज़ार' },
    confirmed: { on: 'चालू हो गया, डिवाइस ने पुष्टि की', off: 'बंद हो गया, डिवाइस ने पुष्टि की' },
    failed: { on: (reason) => `चालू नहीं हुआ: ${reason}`, off: (reason) => `बंद नहीं हुआ: ${reason}` },
    noAnswer: 'सर्वर ने नहीं बताया कि क्या हुआ',
    dismiss: 'ठीक है',
  },

  days: {
    title: 'पिछले 30 दिन',
    chart: 'बिना बिजली का समय, हर दिन की एक पट्टी',
    head: ['दिन', 'बिना बिजली'],
    none: 'बिजली नहीं गई',
    cut: (duration) => `${duration} बिना बिजली`,
    sum: (number, duration) => (number === 0 ? 'बिजली एक बार भी नहीं गई' : `${count(number, cuts)}, कुल ${duration}`),
    first: '30 दिन पहले',
    last: 'आज',
    unwatched: 'तब निगरानी नहीं थी',
    partly: (duration) => `${duration} निगरानी नहीं थी`,
  },

  outages: {
    title: 'रुकावटें',
    range: 'दिखाएँ',
    ranges: { 30: '30 दिन', 90: '90 दिन', 365: '1 साल' },
    verdict: { power: 'बिजली गई', internet: 'इंटरनेट बंद', device: 'डिवाइस चुप', devices: 'बिजली वाले सभी डिवाइस चुप', unknown: 'कारण पता नहीं' },
    ongoing: 'अभी जारी',
    soFar: 'अब तक',
    month: (number, duration) => `${count(number, outages)}${duration ? `, ${duration} बिना बिजली` : ''}`,
    none: 'इस दौरान कोई रुकावट नहीं',
    noneHelp: 'बिजली जाने पर यहाँ अपने आप दर्ज होगा, और यह भी कि हमें कैसे पता चला।',
    more: 'पुरानी दिखाएँ',
    reconstructed: 'बाद में पता चला',
    evidence: 'हमें कैसे पता?',
  },

  live: {
    connected: 'लाइव',
    connecting: 'कनेक्ट हो रहा है…',
    reconnecting: 'फिर कनेक्ट हो रहा है…',
    blind: (time) => `${time} से संपर्क नहीं`,
    blindHelp: (time) => `आख़िरी सूचना ${time} की है। तब से सर्वर जवाब नहीं दे रहा; जाँचें कि वह चल रहा है और आप उसी नेटवर्क में हैं। पेज अपने आप आगे बढ़ेगा।`,
  },

  problem: {
    title: 'यह लोड नहीं हो सका',
    again: 'फिर कोशिश करें',
    network: 'सर्वर जवाब नहीं दे रहा। जाँचें कि वह चल रहा है और आप उसी नेटवर्क में हैं।',
    server: 'सर्वर में ही कोई समस्या है। वह उसके लॉग में दर्ज है।',
    homeless: 'आपको अभी कोई घर देखने की अनुमति नहीं है। उसके मालिक से कहें कि आपको जोड़ें।',
    loading: 'लोड हो रहा है…',
  },

  time: {
    now: 'अभी-अभी',
    ago: (duration) => `${duration} पहले`,
    zone: (zone) => `समय ${zone} का`,
    day: 'दिन',
    hour: 'घं॰',
    minute: 'मि॰',
    second: 'से॰',
  },

  units: { watts: 'W', kilowatts: 'kW', kilowattHours: 'kWh', volts: 'V', amps: 'A', hertz: 'Hz' },

  language: 'भाषा',
};
