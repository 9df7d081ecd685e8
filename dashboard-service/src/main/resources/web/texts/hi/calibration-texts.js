import { counting } from '../../lib/language.js';

const count = counting('hi');

export default {
  title: 'अंशांकन',
  help: 'यह करंट को अपने कन्वर्टर की गिनतियों में मापता है। दो माप इसके पुर्ज़ों का अंतर ठीक करते हैं।',
  perCount: 'एक गिनती है',
  zero: 'शून्य यहाँ है',
  noise: 'शोर',
  mains: 'मेन्स वोल्टेज',
  mainsHelp: 'तय किया हुआ, मापा नहीं',
  counts: (number, text) => `${text} गिनती`,
  clipped: (number) => `चालू होने के बाद ${count(number, { one: 'माप', other: 'माप' })} इसकी सीमा से बाहर गए: असली करंट ज़्यादा था।`,
  reported: (time) => `${time} पर इसके बताए अनुसार।`,
  mayNot: 'इसका मालिक इसे यहाँ अंशांकित कर सकता है।',
  steps: {
    zero: { title: '1. बिना लोड', help: 'जो कुछ यह मापता है वह सब निकाल दें, फिर:', submit: 'शून्य मापें' },
    gain: { title: '2. जाना हुआ लोड', help: 'एक चीज़ लगाएँ जिसका करंट आप जानते हैं, जैसे क्लैंप मीटर पर केतली। 0.4 से 20 A।', field: 'उसका करंट', submit: 'यह लोड मापें' },
    mains: { title: '3. मेन्स वोल्टेज', help: 'इसकी पावर है इसका करंट गुणा यह वोल्टेज।', field: 'वोल्टेज', submit: 'वोल्टेज तय करें' },
  },
  needAmps: '0.001 से 30 A तक करंट लिखें।',
  needVolts: '80 से 300 V तक वोल्टेज लिखें।',
  asking: 'पूछा जा रहा है…',
  state: {
    waiting: (step) => `${step}: सेंसर का इंतज़ार। यह कम से कम हर मिनट आदेश पूछता है।`,
    done: (step, time) => `${step}: ${time} पर हो गया।`,
    refused: (step, reason) => `${step}: नहीं हुआ। ${reason}`,
    expired: (step) => `${step}: सेंसर ने समय पर नहीं पूछा। कुछ नहीं बदला।`,
    replaced: (step) => `${step}: नए आदेश ने इसकी जगह ली।`,
  },
  reasons: {
    'no-samples': 'इसका कन्वर्टर व्यस्त था। फिर कोशिश करें।',
    clipped: 'इसकी सीमा से ज़्यादा करंट। छोटा लोड लें।',
    'load-on': 'इसे अब भी करंट दिखता है। सब कुछ निकाल दें।',
    'too-small': 'इसे बहुत कम दिखता है। 0.4 A या ज़्यादा का लोड लें।',
    implausible: 'दिया गया करंट इसके माप से मेल नहीं खाता।',
    'not-here': 'इसमें अंशांकन के लिए कुछ नहीं है।',
  },
  change: (before, after) => `${before} से ${after} हुआ।`,
  said: {
    signal: 'सिग्नल',
    signals: { good: 'अच्छा', fair: 'ठीक-ठाक', weak: 'कमज़ोर' },
    started: 'पिछली शुरुआत',
    run: (number, reason) => `${reason}, बारी ${number}`,
    reasons: { unknown: 'कारण पता नहीं', power: 'बिजली लौटी', reset: 'हाथ से रीसेट', software: 'खुद फिर चालू हुआ', watchdog: 'अटका और फिर चालू किया गया', crash: 'क्रैश हुआ', brownout: 'इसकी सप्लाई कमज़ोर थी' },
    journal: 'इसकी मेमोरी',
    kept: (pending, capacity) => `${pending} बाकी, ${capacity} की जगह`,
  },
};
