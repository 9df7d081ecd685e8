package io.mainswatch.alert.channel.telegram;

import java.time.Duration;
import java.util.Locale;

/** What becomes of a message after an attempt to send it. Pure. */
sealed interface SendOutcome {
    /** Telegram has it, under this number. */
    record Sent(long messageId) implements SendOutcome {}

    /**
     * Later.
     *
     * @param uncertain whether Telegram may have it although it did not say so
     * @param perhapsItself whether this very message may be what does not go through, and not its chat or the way there
     */
    record Retry(Duration after, String error, boolean uncertain, boolean perhapsItself) implements SendOutcome {}

    /** Never: Telegram refuses it for good. */
    record Refused(String error, boolean chatIsGone) implements SendOutcome {}

    /** The group became a supergroup with another id. */
    record Moved(long chatId) implements SendOutcome {}

    /** For counting. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    Duration FIRST_PAUSE = Duration.ofSeconds(2);
    Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** A wrong token is mended by a person, not by asking more often. */
    Duration TOKEN_PAUSE = Duration.ofMinutes(1);

    /**
     * @param attempts how often it was tried, this time included
     * @param jitter 0 to 1: spreads what would otherwise be tried again all at once
     */
    static SendOutcome of(TelegramReply reply, int attempts, double jitter) {
        if (reply.isOk()) {
            return new Sent(reply.result().path("message_id").asLong());
        }
        if (reply.migratedTo() != 0) {
            return new Moved(reply.migratedTo());
        }
        return switch (reply.status()) {
            case 429 ->
                new Retry(
                        reply.retryAfter().isZero() ? pause(attempts, jitter) : reply.retryAfter(),
                        reply.says(),
                        false,
                        false);
            case 401, 404 -> new Retry(TOKEN_PAUSE, "Telegram does not accept the bot's token", false, false);
            case 403 -> new Refused(reply.says(), true);
            case 400 -> new Refused(reply.says(), isGone(reply.says()));
            default ->
                new Retry(
                        pause(attempts, jitter),
                        words(reply),
                        reply.handedOver() && reply.status() == 0,
                        reply.handedOver());
        };
    }

    private static boolean isGone(String says) {
        return says.contains("chat not found")
                || says.contains("deactivated")
                || says.contains("PEER_ID_INVALID")
                || says.contains("upgraded to a supergroup")
                || says.contains("not enough rights");
    }

    private static String words(TelegramReply reply) {
        return reply.status() == 0 ? reply.says() : "Telegram answered " + reply.status() + " " + reply.says();
    }

    /** 2 s, 4 s, 8 s … 5 min, each up to a quarter longer. */
    private static Duration pause(int attempts, double jitter) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(20, Math.max(0, attempts - 1));
        long bounded = Math.min(LONGEST_PAUSE.toMillis(), doubled);
        return Duration.ofMillis(bounded + (long) (bounded * jitter / 4));
    }
}
