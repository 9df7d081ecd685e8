import { counting } from '../../lib/language.js';

const count = counting('hi');

export default {
  back: 'सभी रुकावटें',
  longest: (duration) => `सबसे लंबी ${duration}`,
  unwatched: (duration) => `${duration} निगरानी नहीं थी`,

  calendar: {
    title: 'कैलेंडर',
    name: (month) => `${month}: बिना बिजली का समय, दिन-ब-दिन`,
    earlier: 'पिछला महीना',
    later: 'अगला महीना',
    cuts: (number, duration) => `${count(number, { one: 'बार बिजली गई', other: 'बार बिजली गई' })}, कुल ${duration}`,
    noCut: 'बिजली नहीं गई',
    cut: (duration) => `${duration} बिना बिजली`,
    calm: 'कोई रुकावट नहीं',
    unwatched: 'निगरानी नहीं थी',
    partly: (duration) => `${duration} निगरानी नहीं थी`,
    legend: { cut: 'धारीदार: बिना बिजली का समय', unwatched: 'बिंदीदार: निगरानी नहीं थी', calm: 'भरा हुआ: बिजली थी' },
  },

  hours: {
    title: 'यह कब होता है',
    chart: 'सप्ताह के दिन और घंटे के हिसाब से बिना बिजली का समय। तीर की कुंजियाँ घंटे पढ़ती हैं।',
    head: ['दिन और घंटा', 'बिना बिजली', 'निगरानी'],
    hint: 'जितना गहरा, निगरानी के समय में उतना ज़्यादा बिना बिजली।',
    none: 'इस दौरान बिजली नहीं गई।',
    said: (share, cut, watched) => `निगरानी के ${watched} में से ${cut} (${share})`,
    unwatched: 'निगरानी नहीं थी',
  },

  day: { title: (day) => `${day} की रुकावटें`, none: 'इस दिन कोई रुकावट नहीं।', whole: 'सभी दिखाएँ' },

  one: {
    unknown: 'यहाँ ऐसी कोई रुकावट नहीं है',
    unknownHelp: 'बाद के सबूतों ने इसे सुधार दिया, या यह दूसरे घर की है।',
    began: 'शुरू हुई',
    ended: 'ख़त्म हुई',
    lasts: 'अब तक जारी है',
    length: 'अवधि',
    found: 'पता चला',
    observed: 'होते समय ही',
    reconstructed: 'बाद में, रखे हुए और देर से भेजे गए डेटा से',
    revised: (times) => (times < 1 ? 'अभी नहीं' : `${count(times, { one: 'बार', other: 'बार' })}, सबूत आने पर`),
    revisedName: 'सुधारा गया',
    device: 'डिवाइस',
    line: 'हमें कैसे पता, एक-एक क़दम',
    none: 'इसके लिए कोई अलग अवलोकन दर्ज नहीं हुआ।',
    before: (duration) => `शुरू होने से ${duration} पहले`,
    after: (duration) => `शुरू होने के ${duration} बाद`,
    afterEnd: (duration) => `ख़त्म होने के ${duration} बाद`,
    atOnce: 'शुरू में ही',
    verdict: {
      power: 'घर में बिजली नहीं थी।',
      internet: 'बिजली थी; घर हम तक नहीं पहुँच पा रहा था।',
      device: 'एक डिवाइस चुप था, बाक़ी चलते रहे।',
      devices: 'बिजली वाले सभी डिवाइस चुप हो गए, और कुछ और नहीं बताता कि बिजली थी या नहीं।',
      unknown: 'कुछ चुप था, और जो सुना उससे कारण पता नहीं चलता।',
    },
  },
};
