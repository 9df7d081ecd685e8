import { counting } from '../../lib/language.js';

const count = counting('uk');

export default {
  back: 'Усі відключення',
  longest: (duration) => `найдовше ${duration}`,
  unwatched: (duration) => `${duration} без нагляду`,

  calendar: {
    title: 'Календар',
    name: (month) => `${month}: час без світла, день за днем`,
    earlier: 'Попередній місяць',
    later: 'Наступний місяць',
    cuts: (number, duration) => `${count(number, { one: 'відключення світла', few: 'відключення світла', many: 'відключень світла', other: 'відключення світла' })}, разом ${duration}`,
    noCut: 'Світло не зникало',
    cut: (duration) => `${duration} без світла`,
    calm: 'без відключень',
    unwatched: 'без нагляду',
    partly: (duration) => `${duration} без нагляду`,
    legend: { cut: 'Заштриховано: час без світла', unwatched: 'Крапками: без нагляду', calm: 'Суцільне: світло є' },
  },

  hours: {
    title: 'Коли це стається',
    chart: 'Час без світла за днями тижня й годинами. Стрілки читають години.',
    head: ['День тижня й година', 'Без світла', 'Під наглядом'],
    hint: 'Темніше: більше часу під наглядом було без світла.',
    none: 'За цей час світло не зникало.',
    said: (share, cut, watched) => `${cut} з ${watched} під наглядом (${share})`,
    unwatched: 'без нагляду',
  },

  day: { title: (day) => `Відключення: ${day}`, none: 'Цього дня відключень не було.', whole: 'Показати всі' },

  one: {
    unknown: 'Такого відключення тут немає',
    unknownHelp: 'Його виправили пізніші свідчення, або воно належить іншому дому.',
    began: 'Почалося',
    ended: 'Скінчилося',
    lasts: 'Триває досі',
    length: 'Тривало',
    found: 'Помічено',
    observed: 'коли воно сталося',
    reconstructed: 'згодом, із того, що надіслали пізніше',
    revised: (times) => (times < 1 ? 'ще ні' : `${count(times, { one: 'раз', few: 'рази', many: 'разів', other: 'раза' })}, коли надходили свідчення`),
    revisedName: 'Уточнено',
    device: 'Пристрій',
    line: 'Звідки ми знаємо, крок за кроком',
    none: 'Жодного окремого спостереження не записано.',
    before: (duration) => `за ${duration} до початку`,
    after: (duration) => `через ${duration} після початку`,
    afterEnd: (duration) => `через ${duration} після кінця`,
    atOnce: 'на початку',
    verdict: {
      power: 'У домі не було світла.',
      internet: 'Світло було; дім не міг до нас достукатися.',
      device: 'Один пристрій мовчав, а решта працювали.',
      devices: 'Замовкли всі пристрої від мережі, і ніщо інше не каже, чи було світло.',
      unknown: 'Щось мовчало, і з почутого не видно чому.',
    },
  },
};
