import { counting } from '../../lib/language.js';

const count = counting('uk');

export default {
  claim: {
    submit: 'Отримати код',
    how: 'Приєднайтеся до Wi-Fi пристрою, відкрийте його сторінку (http://192.168.4.1) і введіть це. Далі він сам отримає свій пароль.',
    code: 'Код',
    scan: 'Код, щоб зісканувати телефоном',
    server: 'Сервер',
    port: 'Порт HTTP',
    until: (time) => `Код діє для одного пристрою, до ${time}. Його показано лише цього разу.`,
  },
  delivery: {
    title: 'Що він приніс',
    measured: 'Як виміряно',
    thinned: 'Згорнуто',
    thinnedHelp: 'підсумовано, поки не міг надіслати',
    lost: 'Втрачено',
    lostHelp: 'ніколи не надійде',
    missing: 'Ще бракує',
    records: (number) => count(number, { one: 'запис', few: 'записи', many: 'записів', other: 'запису' }),
    gap: (from, to) => (from === to ? `${from}` : `${from}–${to}`),
    more: 'і ще',
    none: 'нічого',
    request: 'Останній підписаний запит',
    says: 'Що він каже про себе',
    signal: 'Сигнал',
    signals: { strong: 'сильний', good: 'добрий', weak: 'слабкий', faint: 'дуже слабкий' },
    start: 'Останній запуск',
    reasons: { power: 'з’явилося живлення', reset: 'перезапущено вручну', software: 'сам, навмисно', watchdog: 'завис, допоміг сторожовий таймер', crash: 'після збою програми', brownout: 'занизька напруга живлення', unknown: 'причина невідома' },
    calibration: 'Калібрування',
    firmware: 'Прошивка',
    reported: (time) => `за його словами о ${time}`,
    names: { microAmpsPerCount: 'мкА на крок', zeroSixteenths: 'нуль у 1/16 кроку', noiseSquare: 'шум², 1/256 кроку²', mainsDeciVolts: 'мережа, 0,1 В' },
  },
  overlap: {
    until: (time) => `Старіший ще діє до ${time}.`,
    for: 'Старіший ще діє.',
    end: 'Завершити зараз',
    ended: 'Старіший більше не діє.',
  },
};
