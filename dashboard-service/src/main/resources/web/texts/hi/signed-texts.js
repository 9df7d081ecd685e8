import { counting } from '../../lib/language.js';

const count = counting('hi');

export default {
  claim: {
    submit: 'दावा कोड लें',
    how: 'डिवाइस के अपने वाई-फ़ाई से जुड़ें, उसका पेज (http://192.168.4.1) खोलें और यह लिखें। फिर वह अपना पासवर्ड खुद ले लेता है।',
    code: 'दावा कोड',
    scan: 'दावा कोड, फ़ोन से स्कैन करने के लिए',
    server: 'सर्वर',
    port: 'HTTP पोर्ट',
    until: (time) => `यह कोड एक डिवाइस के लिए ${time} तक चलेगा। यह बस इसी बार दिखता है।`,
  },
  delivery: {
    title: 'इसने क्या पहुँचाया',
    measured: 'जैसा मापा',
    thinned: 'संक्षिप्त',
    thinnedHelp: 'जब भेज न सका तब जोड़ा गया',
    lost: 'खोया',
    lostHelp: 'कभी नहीं आएगा',
    missing: 'अभी बाकी',
    records: (number) => count(number, { one: 'रिकॉर्ड', other: 'रिकॉर्ड' }),
    gap: (from, to) => (from === to ? `${from}` : `${from} से ${to}`),
    more: 'और भी',
    none: 'कुछ नहीं',
    request: 'पिछला हस्ताक्षरित अनुरोध',
    says: 'यह अपने बारे में क्या कहता है',
    signal: 'सिग्नल',
    signals: { strong: 'तेज़', good: 'अच्छा', weak: 'कमज़ोर', faint: 'बहुत कमज़ोर' },
    start: 'पिछली शुरुआत',
    reasons: { power: 'बिजली आई', reset: 'हाथ से फिर चालू किया गया', software: 'अपने आप, जानबूझकर', watchdog: 'अटक गया था, वॉचडॉग ने फिर चलाया', crash: 'प्रोग्राम की गड़बड़ी के बाद', brownout: 'सप्लाई वोल्टेज बहुत कम था', unknown: 'कारण पता नहीं' },
    calibration: 'अंशांकन',
    firmware: 'फ़र्मवेयर',
    reported: (time) => `${time} पर इसके बताए अनुसार`,
    names: { microAmpsPerCount: 'प्रति गिनती µA', zeroSixteenths: 'शून्य, 1/16 गिनती', noiseSquare: 'शोर², 1/256 गिनती²', mainsDeciVolts: 'मेन्स, 0.1 V' },
  },
  overlap: {
    until: (time) => `पुराना ${time} तक चलता है।`,
    for: 'पुराना अभी चलता है।',
    end: 'अभी बंद करें',
    ended: 'पुराना बंद हो गया।',
  },
};
