#include <string>

#include "check.hpp"
#include "fakes/fakes.hpp"
#include "settings/flash_store.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

static std::string valueOf(FlashStore& store, const char* key) {
    char value[101] = "";
    const int size = store.get(key, value, sizeof value);
    return size < 0 ? "none" : std::string(value, static_cast<size_t>(size));
}

static bool put(FlashStore& store, const char* key, const std::string& value) {
    return store.put(key, value.data(), value.size());
}

TEST("the last value of each key is there after a restart, however often it changed") {
    FakeFlash flash(512, 2);
    FlashStore store(flash);
    store.mount();
    CHECK(valueOf(store, "a") == "none");
    for (int i = 0; i < 300; i++) {
        CHECK(put(store, i % 2 == 0 ? "a" : "b", "value " + std::to_string(i)));
    }
    FlashStore again(flash);
    again.mount();
    CHECK_TEXT(valueOf(again, "a").c_str(), "value 298");
    CHECK_TEXT(valueOf(again, "b").c_str(), "value 299");
    CHECK(!flash.brokeRules);
}

TEST("an empty value is a value, a key or value too long is refused") {
    FakeFlash flash(512, 2);
    FlashStore store(flash);
    store.mount();
    CHECK(put(store, "a", ""));
    CHECK_TEXT(valueOf(store, "a").c_str(), "");
    CHECK(!put(store, "sixteen-letters!", "x") && !put(store, "a", std::string(101, 'x')));
}

TEST("after wiping nothing is left, and it works on") {
    FakeFlash flash(512, 2);
    FlashStore store(flash);
    store.mount();
    put(store, "a", "secret");
    store.wipe();
    CHECK(valueOf(store, "a") == "none");
    CHECK(put(store, "a", "new"));
}

/** Cuts the power after `budget` bytes; says what is wrong with the values then found. */
static std::string cutAndCompare(int64_t budget) {
    FakeFlash flash(256, 2);
    int stored = -1;
    {
        FlashStore store(flash);
        store.mount();
        put(store, "kept", "always");
        flash.budget = budget;
        for (int i = 0; i < 60 && put(store, "n", std::to_string(i)); i++) {
            stored = i;
        }
        flash.budget = -1;
    }
    FlashStore store(flash);
    store.mount();
    const std::string value = valueOf(store, "n");
    const std::string before = stored < 0 ? "none" : std::to_string(stored);
    if (valueOf(store, "kept") != "always") {
        return "another value is gone";
    }
    if (value != before && value != std::to_string(stored + 1)) {
        return "neither the old value nor the new";
    }
    return put(store, "n", "after") && valueOf(store, "n") == "after" && !flash.brokeRules ? "" : "it does not work on";
}

TEST("power may go at any byte: a value is the old one or the new one") {
    for (int64_t budget = 1; budget < 2500; budget++) {
        const std::string wrong = cutAndCompare(budget);
        if (!wrong.empty()) {
            CHECK_TEXT(wrong.c_str(), "");
            CHECK_EQUAL(budget, 0);
            return;
        }
    }
}
