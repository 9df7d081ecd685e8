#include "check.hpp"
#include "fakes/fakes.hpp"
#include "mdns/lookup.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

namespace {

struct Lookup {
    FakeClock clock;
    FakeDatagrams socket;
    FakeStore store;
    MdnsLookup lookup{socket, clock, store};
};

}  // namespace

static const char* const kMdnsAnswer =
    "0000 8400 0000 0001 0000 0000 0a6d61696e737761746368 056c6f63616c 00 0001 8001 00000078 0004 c0a80107";

TEST("a .local server is asked for by multicast and its address kept for the next start") {
    Lookup bench;
    bench.lookup.use("mainswatch.local");
    CHECK(bench.lookup.address() == nullptr);
    bench.lookup.poll(true);
    CHECK_TEXT(toHex(bench.socket.sent.front()).c_str(),
               "0000000000010000000000000a6d61696e737761746368056c6f63616c0000010001");
    bench.socket.incoming.push_back(fromHex(kMdnsAnswer));
    bench.lookup.poll(true);
    CHECK_TEXT(bench.lookup.address(), "192.168.1.7");
    MdnsLookup next(bench.socket, bench.clock, bench.store);
    next.use("mainswatch.local");
    CHECK_TEXT(next.address(), "192.168.1.7");
}

TEST("an unchanged address is not written again and asked for only when it is old") {
    Lookup bench;
    bench.lookup.use("MAINSWATCH.local");
    for (int i = 0; i < 50; i++) {
        bench.socket.incoming.push_back(fromHex(kMdnsAnswer));
        bench.lookup.poll(true);
        bench.clock.now += 1000;
    }
    CHECK_EQUAL(bench.store.writes, 1);
    CHECK_EQUAL(bench.socket.sent.size(), 1);
    bench.clock.now += MdnsLookup::kFreshMillis;
    bench.lookup.poll(true);
    CHECK_EQUAL(bench.socket.sent.size(), 2);
}

TEST("another host's answer is not ours, an ordinary host is left to ordinary DNS") {
    uint32_t address = 0;
    const std::string answer = fromHex(kMdnsAnswer);
    const auto* bytes = reinterpret_cast<const uint8_t*>(answer.data());
    CHECK(!mdnsParseAnswer(bytes, answer.size(), "other.local", address));
    CHECK(mdnsParseAnswer(bytes, answer.size(), "mainswatch.local", address));
    Lookup bench;
    bench.lookup.use("energy.example.org");
    CHECK_TEXT(bench.lookup.address(), "energy.example.org");
    bench.lookup.poll(true);
    CHECK_EQUAL(bench.socket.sent.size(), 0);
}

TEST("a name that points at itself ends the search") {
    uint32_t address = 0;
    const std::string evil = fromHex("0000 8400 0000 0001 0000 0000 c00c 0001 0001 00000078 0004 c0a80107");
    CHECK(!mdnsParseAnswer(reinterpret_cast<const uint8_t*>(evil.data()), evil.size(), "a.local", address));
}
