#include "settings/remote_config.hpp"

#include "text/json_reader.hpp"

namespace mainswatch {

using Token = JsonReader::Token;

// Faster than this the meter itself has nothing new; slower than an hour it would seem gone.
static constexpr uint64_t kShortestMillis = 1000;
static constexpr uint64_t kLongestMillis = 3600000;

static bool takeInterval(JsonReader& json, uint32_t& millis) {
    uint64_t wanted = 0;
    if (json.next() != Token::number || !json.wholeNumber(UINT64_MAX / 2, wanted)) {
        return false;
    }
    wanted = wanted < kShortestMillis ? kShortestMillis : wanted;
    millis = static_cast<uint32_t>(wanted > kLongestMillis ? kLongestMillis : wanted);
    return true;
}

bool applyRemoteConfig(const char* text, size_t size, Settings& settings) {
    JsonReader json(text, size);
    uint32_t metrics = settings.metricsMillis;
    uint32_t energy = settings.energyMillis;
    if (json.next() != Token::objectStart) {
        return false;
    }
    Token token = json.next();
    for (; token == Token::key; token = json.next()) {
        const bool good = json.textIs("metrics")  ? takeInterval(json, metrics)
                          : json.textIs("energy") ? takeInterval(json, energy)
                                                  : json.skipValue();
        if (!good) {
            return false;
        }
    }
    const bool whole = token == Token::objectEnd && json.next() == Token::end;
    if (!whole || (metrics == settings.metricsMillis && energy == settings.energyMillis)) {
        return false;
    }
    settings.metricsMillis = metrics;
    settings.energyMillis = energy;
    return true;
}

void addRemoteConfig(Text& to, const Settings& settings) {
    to.add("{\"metrics\":").addUnsigned(settings.metricsMillis);
    to.add(",\"energy\":").addUnsigned(settings.energyMillis).add('}');
}

}  // namespace mainswatch
