package io.mainswatch.alert.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.mainswatch.alert.supply.Home;
import io.mainswatch.common.db.Database;
import io.mainswatch.common.security.LinkCodes;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people may say to the bot, and its answers. Only a linked chat learns anything about a home. */
final class BotCommands {
    private static final String HELP =
            "I tell this chat when the power goes out and when it comes back, once it is linked: open your home in"
                    + " Mainswatch, choose \"Link Telegram\" and send me the line shown there. /status says how the"
                    + " power is now.";

    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("HH:mm (EEE d MMM)", Locale.ENGLISH);
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_COMMAND = 200;

    private final Database database;
    private final Clock clock;
    private final LinkCodes codes;
    private final ChatStore chats = new ChatStore();

    BotCommands(Database database, Clock clock, LinkCodes codes) {
        this.database = database;
        this.clock = clock;
        this.codes = codes;
    }

    /** The answer to a message, or empty where none is due: in a group only commands are meant for the bot. */
    Future<Optional<String>> answer(JsonNode message) {
        long chatId = message.path("chat").path("id").asLong(0);
        var text = message.path("text").asText("").strip();
        boolean inPrivate = message.path("chat").path("type").asText("private").equals("private");
        if (chatId == 0 || text.isEmpty() || text.length() > LONGEST_COMMAND || !(inPrivate || text.startsWith("/"))) {
            return Future.succeededFuture(Optional.empty());
        }
        var words = text.split("\\s+", 2);
        var command = words[0].toLowerCase(Locale.ROOT).replaceFirst("@.*$", "");
        return switch (command) {
            case "/start" ->
                start(chatId, title(message.path("chat")), words.length > 1 ? words[1] : "")
                        .map(Optional::of);
            case "/status" ->
                chats.status(database.pool(), chatId).map(BotCommands::status).map(Optional::of);
            default -> Future.succeededFuture(Optional.of(HELP));
        };
    }

    private Future<String> start(long chatId, String title, String code) {
        if (code.isEmpty()) {
            return Future.succeededFuture(HELP);
        }
        var home = codes.redeem(code, clock.now());
        if (home.isEmpty()) {
            return Future.succeededFuture(
                    "This code is not valid (any more): codes live for 10 minutes. Please make a new one.");
        }
        return chats.link(database.pool(), chatId, home.get(), title, clock.now())
                .map(name -> name.map(known -> "Linked: this chat now gets the messages of " + known
                                + ". /status says how the power is now.")
                        .orElse("The home of this code does not exist any more."));
    }

    private static String status(List<ChatStore.HomeStatus> homes) {
        return homes.isEmpty()
                ? "This chat is not linked to a home. " + HELP
                : homes.stream().map(BotCommands::status).collect(Collectors.joining("\n"));
    }

    private static String status(ChatStore.HomeStatus status) {
        var home = Home.of("", status.name(), status.zone());
        var since = status.since().map(at -> since(at, home)).orElse("");
        return home.name() + ": "
                + switch (status.state()) {
                    case "on" -> "the power is on" + since;
                    case "off" -> "the power is out" + since;
                    case "unknown" -> "silent" + since + ": power or internet, not yet known";
                    default -> "not watched" + since;
                };
    }

    private static String since(Instant at, Home home) {
        return " since " + SINCE.format(at.atZone(home.zone()));
    }

    private static String title(JsonNode chat) {
        var title = chat.path("title")
                .asText(chat.path("username").asText(chat.path("first_name").asText("a chat")));
        var plain = title.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST_TITLE ? plain.substring(0, LONGEST_TITLE) : plain;
    }
}
