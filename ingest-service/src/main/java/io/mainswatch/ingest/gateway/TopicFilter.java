package io.mainswatch.ingest.gateway;

import io.mainswatch.common.failure.Failure;
import java.util.List;

/**
 * What a client asks for: a topic, in which {@code +} stands for one level and a last {@code #} for all the rest.
 *
 * @param levels of the text, split at the slashes
 */
record TopicFilter(String text, List<String> levels) {
    static final String ONE = "+";
    static final String REST = "#";
    private static final int LONGEST = 1_024;

    /** @throws Failure when no topic filter has this form */
    static TopicFilter of(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw Failure.invalid("filter: expected 1 to " + LONGEST + " characters, none of them U+0000");
        }
        var levels = levels(text);
        for (int i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            boolean wild = level.indexOf('+') >= 0 || level.indexOf('#') >= 0;
            boolean allowed = level.equals(ONE) || (level.equals(REST) && i == levels.size() - 1);
            if (wild && !allowed) {
                throw Failure.invalid("filter: + and # stand alone between slashes, and # comes last");
            }
        }
        return new TopicFilter(text, levels);
    }

    static List<String> levels(String topic) {
        return List.of(topic.split("/", -1));
    }

    /** Whether a topic is asked for. */
    boolean matches(String topic) {
        return text.equals(topic) || matches(levels(topic));
    }

    /** The part before the first wildcard: every topic asked for begins with it. */
    String prefix() {
        int wild = text.length();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '+' || text.charAt(i) == '#') {
                wild = i;
                break;
            }
        }
        // "a/#" also asks for "a" itself.
        boolean endsInRest = wild > 0 && wild < text.length() && text.charAt(wild) == '#';
        return text.substring(0, endsInRest ? wild - 1 : wild);
    }

    boolean isWild() {
        return levels.contains(ONE) || levels.contains(REST);
    }

    private boolean matches(List<String> topic) {
        for (int i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            if (level.equals(REST)) {
                return !(i == 0 && isHidden(topic));
            }
            if (i >= topic.size()) {
                return false;
            }
            boolean fits = level.equals(ONE) ? !(i == 0 && isHidden(topic)) : level.equals(topic.get(i));
            if (!fits) {
                return false;
            }
        }
        return levels.size() == topic.size();
    }

    /** Topics that begin with {@code $} are never found by a wildcard. */
    private static boolean isHidden(List<String> topic) {
        return topic.get(0).startsWith("$");
    }
}
