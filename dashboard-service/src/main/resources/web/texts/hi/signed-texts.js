import { counting } from '../../lib/language.js';

const count = counting('hi');

export default {
  claim: {
    submit: 'दावा कोड लें',
    how: 'अपने फ़ोन को डिवाइस के अपने वाई-फ़ाई से जोड़ें। उसका नाम और कुंजी डिवाइस के डिस्प्ले या कंसोल पर हैं।',
    code: 'दावा कोड',
    scan: 'भरे हुए कोड के साथ डिवाइस का पेज, फ़ोन से स्कैन करने के लिए',
    scanHelp: 'फिर इसे स्कैन करें: उसका पेज सर्वर और कोड के साथ खुलता है। वहाँ अपना वाई-फ़ाई लिखें और सहेजें। या http://192.168.4.1 खोलें और यह लिखें।',
    open: 'उसका पेज खोलें',
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
    firmware: 'फ़र्मवेयर',
    reported: (time) => `${time} पर इसके बताए अनुसार`,
  },
  overlap: {
    until: (time) => `पुराना ${time} तक चलता है।`,
    for: 'पुराना अभी चलता है।',
    end: 'अभी बंद करें',
    ended: 'पुराना बंद हो गया।',
  },
};
