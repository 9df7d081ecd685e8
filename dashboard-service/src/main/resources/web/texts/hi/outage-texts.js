import { counting } from '../../lib/language.js';

const count = counting('hi');

export default {
  back: 'सभी रुकावटें',
  open: 'खोलें',
  longest: (duration) => `सबसे लंबी ${duration}`,
  unwatched: (duration) => `${duration} निगरानी नहीं थी`,

  calendar: {
    title: 'कैलेंडर',
    name: (month) => `${month}: हर दिन बिना बिजली का समय`,
    earlier: 'पिछला महीना',
    later: 'अगला महीना',
    weekdays: 'हफ़्ते के दिन',
    cuts: (number, duration) => `${count(number, { one: 'बार बिजली गई', other: 'बार बिजली गई' })}, कुल ${duration}`,
    noCut: 'बिजली एक बार भी नहीं गई',
    cut: (duration) => `${duration} बिना बिजली`,
    calm: 'बिजली नहीं गई',
    unwatched: 'निगरानी नहीं थी',
    partly: (duration) => `${duration} निगरानी नहीं थी`,
    ahead: 'अभी बाकी है',
    show: 'इस दिन की रुकावटें दिखाएँ',
    legend: { cut: 'धारीदार: बिना बिजली का समय', unwatched: 'बिंदीदार: निगरानी नहीं थी', calm: 'ठोस: बिजली थी' },
  },

  hours: {
    title: 'कब होता है',
    chart: 'हफ़्ते के दिन और घंटे के हिसाब से बिना बिजली का समय। तीर की कुंजियाँ घंटे पढ़ती हैं।',
    head: ['दिन और घंटा', 'बिना बिजली', 'निगरानी में'],
    hint: 'गहरा रंग: निगरानी के समय का ज़्यादा हिस्सा बिना बिजली रहा।',
    none: 'इस दौरान बिजली नहीं गई।',
    said: (share, cut, watched) => `निगरानी के ${watched} में से ${cut} (${share})`,
    unwatched: 'निगरानी नहीं थी',
  },

  day: { title: (day) => `${day} की रुकावटें`, none: 'इस दिन कोई रुकावट नहीं।', whole: 'सभी दिखाएँ' },

  one: {
    unknown: 'यहाँ ऐसी कोई रुकावट नहीं है',
    unknownHelp: 'बाद की जानकारी से यह सुधार दी गई, या यह किसी और घर की है।',
    began: 'शुरू हुई',
    ended: 'ख़त्म हुई',
    lasts: 'अभी तक जारी है',
    length: 'कितनी देर चली',
    confidence: 'भरोसा',
    found: 'कब पता चला',
    observed: 'जब यह हो रही थी',
    reconstructed: 'बाद में, जो सहेजा और बाद में भेजा गया उससे',
    revised: (times) => (times < 1 ? 'अभी नहीं' : `${count(times, { one: 'बार', other: 'बार' })}, नई जानकारी आने पर`),
    revisedName: 'सुधारी गई',
    device: 'डिवाइस',
    line: 'हमें कैसे पता, क़दम-दर-क़दम',
    strip: 'समय-रेखा पर रुकावट। नीचे की सूची यही बात शब्दों में कहती है।',
    none: 'इसके लिए कोई अलग सूचना दर्ज नहीं हुई।',
    before: (duration) => `शुरू होने से ${duration} पहले`,
    after: (duration) => `शुरू होने के ${duration} बाद`,
    afterEnd: (duration) => `ख़त्म होने के ${duration} बाद`,
    atOnce: 'शुरुआत में',
    noTime: 'समय नहीं लिखा',
    link: 'इस रुकावट का लिंक',
    verdict: {
      power: 'घर में बिजली नहीं थी।',
      internet: 'बिजली थी; घर हमसे संपर्क नहीं कर पा रहा था।',
      device: 'एक डिवाइस चुप था, बाकी चलते रहे।',
      devices: 'बिजली वाले सभी डिवाइस चुप हो गए, और किसी और बात से पता नहीं चलता कि बिजली थी या नहीं।',
      unknown: 'कुछ चुप था, और जो सुना गया उससे कारण पता नहीं चलता।',
    },
  },
};
