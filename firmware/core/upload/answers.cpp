#include "upload/answers.hpp"

#include <string.h>

#include "text/json_reader.hpp"
#include "text/text.hpp"

namespace mainswatch {

using Token = JsonReader::Token;

static bool countElements(JsonReader& json, uint32_t& count) {
    if (json.next() != Token::arrayStart) {
        return false;
    }
    for (;;) {
        JsonReader ahead = json;
        if (ahead.next() == Token::arrayEnd) {
            json = ahead;
            return true;
        }
        if (!json.skipValue()) {
            return false;
        }
        count++;
    }
}

static bool takeCount(JsonReader& json, uint32_t& count) {
    uint64_t value = 0;
    if (json.next() != Token::number || !json.wholeNumber(UINT32_MAX, value)) {
        return false;
    }
    count = static_cast<uint32_t>(value);
    return true;
}

bool parseBatchAnswer(const char* text, size_t size, BatchAnswer& answer, bool cut) {
    JsonReader json(text, size);
    BatchAnswer found;
    bool hasStored = false;
    bool good = true;
    if (json.next() != Token::objectStart) {
        return false;
    }
    Token token = json.next();
    for (; good && token == Token::key; token = json.next()) {
        const bool isStored = json.textIs("stored");
        good = isStored                   ? takeCount(json, found.stored)
               : json.textIs("duplicate") ? takeCount(json, found.duplicate)
               : json.textIs("rejected")  ? countElements(json, found.rejected)
               : json.textIs("order")     ? takeCount(json, found.order)
                                          : json.skipValue();
        hasStored = hasStored || (isStored && good);
    }
    const bool whole = good && token == Token::objectEnd;
    if (!hasStored || (!whole && !cut)) {
        return false;
    }
    answer = found;
    return true;
}

bool parseTopNumber(const char* text, size_t size, const char* name, uint64_t& value) {
    JsonReader json(text, size);
    if (json.next() != Token::objectStart) {
        return false;
    }
    while (json.next() == Token::key) {
        if (json.textIs(name)) {
            return json.next() == Token::number && json.wholeNumber(UINT64_MAX / 2, value);
        }
        if (!json.skipValue()) {
            return false;
        }
    }
    return false;
}

static bool usableAsTopic(const char* id) {
    return id[0] != '\0' && strpbrk(id, "/+#") == nullptr;
}

bool parseRegistration(const char* text, size_t size, Settings& settings) {
    JsonReader json(text, size);
    char id[sizeof settings.deviceId] = "";
    char secret[sizeof settings.secret] = "";
    bool good = json.next() == Token::objectStart;
    Token token = good ? json.next() : Token::error;
    for (; good && token == Token::key; token = json.next()) {
        if (json.textIs("id")) {
            good = json.next() == Token::string && json.copyString(id, sizeof id);
        } else if (json.textIs("secret")) {
            good = json.next() == Token::string && json.copyString(secret, sizeof secret);
        } else {
            good = json.skipValue();
        }
    }
    if (!good || token != Token::objectEnd || !usableAsTopic(id) || secret[0] == '\0') {
        return false;
    }
    memcpy(settings.deviceId, id, sizeof id);
    memcpy(settings.secret, secret, sizeof secret);
    return true;
}

}  // namespace mainswatch
