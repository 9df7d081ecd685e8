#include "upload/order.hpp"

#include "text/json_reader.hpp"

namespace mainswatch {

using Token = JsonReader::Token;

static constexpr uint32_t kMostMilliAmps = 30000;
static constexpr uint32_t kLeastDeciVolts = 800;
static constexpr uint32_t kMostDeciVolts = 3000;

namespace {

/** What stands in an order, before it is known which step it is. */
struct Parts {
    uint64_t number = 0;
    uint64_t milliAmps = 0;
    uint64_t deciVolts = 0;
    bool zero = false;
    bool gain = false;
    bool mains = false;
};

}  // namespace

static bool takeNumber(JsonReader& json, uint64_t most, uint64_t& value) {
    return json.next() == Token::number && json.wholeNumber(most, value);
}

static bool takeStep(JsonReader& json, Parts& parts) {
    if (json.next() != Token::string) {
        return false;
    }
    parts.zero = json.textIs("zero");
    parts.gain = json.textIs("gain");
    parts.mains = json.textIs("mains");
    return true;
}

static bool takeParts(JsonReader& json, Parts& parts) {
    if (json.next() != Token::objectStart) {
        return false;
    }
    Token token = json.next();
    bool good = true;
    for (; good && token == Token::key; token = json.next()) {
        good = json.textIs("number")      ? takeNumber(json, UINT32_MAX, parts.number)
               : json.textIs("step")      ? takeStep(json, parts)
               : json.textIs("milliAmps") ? takeNumber(json, kMostMilliAmps, parts.milliAmps)
               : json.textIs("deciVolts") ? takeNumber(json, kMostDeciVolts, parts.deciVolts)
                                          : json.skipValue();
    }
    return good && token == Token::objectEnd;
}

static bool toOrder(const Parts& parts, Order& order) {
    const bool possible = parts.zero || (parts.gain && parts.milliAmps > 0) ||
                          (parts.mains && parts.deciVolts >= kLeastDeciVolts);
    if (!possible || parts.number == 0) {
        return false;
    }
    order.number = static_cast<uint32_t>(parts.number);
    order.step = parts.zero ? Order::Step::zero : parts.gain ? Order::Step::gain : Order::Step::mains;
    order.value = static_cast<uint32_t>(parts.gain ? parts.milliAmps : parts.mains ? parts.deciVolts : 0);
    return true;
}

bool parseOrder(const char* text, size_t size, Order& order) {
    JsonReader json(text, size);
    Parts parts;
    if (json.next() != Token::objectStart) {
        return false;
    }
    Token token = json.next();
    bool good = true;
    for (; good && token == Token::key; token = json.next()) {
        good = json.textIs("order") ? takeParts(json, parts) : json.skipValue();
    }
    return good && token == Token::objectEnd && json.next() == Token::end && toOrder(parts, order);
}

}  // namespace mainswatch
