#include <string.h>

#include "check.hpp"
#include "crypto/sha256.hpp"
#include "crypto/signature.hpp"
#include "fakes/fakes.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

static std::string sha256Of(const std::string& text, size_t piece) {
    Sha256 hash;
    for (size_t at = 0; at < text.size(); at += piece) {
        hash.add(text.data() + at, text.size() - at < piece ? text.size() - at : piece);
    }
    uint8_t digest[Sha256::kDigestSize];
    hash.finish(digest);
    return toHex(std::string(reinterpret_cast<char*>(digest), sizeof digest));
}

TEST("SHA-256 gives the standard's own examples") {
    CHECK_TEXT(sha256Of("", 1).c_str(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK_TEXT(sha256Of("abc", 3).c_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK_TEXT(sha256Of(std::string(1000000, 'a'), 4096).c_str(),
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST("SHA-256 does not care in which pieces it is fed") {
    const std::string text(200, 'x');
    for (size_t piece = 1; piece <= text.size(); piece++) {
        CHECK(sha256Of(text, piece) == sha256Of(text, text.size()));
    }
}

static std::string hmacOf(const std::string& key, const std::string& text) {
    HmacSha256 mac(key.data(), key.size());
    mac.add(text.data(), text.size());
    uint8_t digest[Sha256::kDigestSize];
    mac.finish(digest);
    return toHex(std::string(reinterpret_cast<char*>(digest), sizeof digest));
}

TEST("HMAC-SHA256 gives RFC 4231's answers, also for a key longer than a block") {
    CHECK_TEXT(hmacOf(std::string(20, '\x0b'), "Hi There").c_str(),
               "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK_TEXT(hmacOf("Jefe", "what do ya want for nothing?").c_str(),
               "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK_TEXT(hmacOf(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First").c_str(),
               "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

static std::string signatureOf(const char* method, const char* path, RequestNumber number, const char* body) {
    TextOf<80> text;
    addSignature(text, "secret", method, path, number, body, strlen(body));
    return text.c_str();
}

TEST("a signature covers method, path, time, boot, number and body") {
    const RequestNumber number{1790000000, 7, 12};
    const std::string signature = signatureOf("POST", "/v1/readings", number, "[]");
    CHECK(signature.size() == 67 && signature.compare(0, 3, "v1=") == 0);
    CHECK(signature != signatureOf("GET", "/v1/readings", number, "[]"));
    CHECK(signature != signatureOf("POST", "/v1/reading", number, "[]"));
    CHECK(signature != signatureOf("POST", "/v1/readings", {1790000001, 7, 12}, "[]"));
    CHECK(signature != signatureOf("POST", "/v1/readings", {1790000000, 8, 12}, "[]"));
    CHECK(signature != signatureOf("POST", "/v1/readings", {1790000000, 7, 13}, "[]"));
    CHECK(signature != signatureOf("POST", "/v1/readings", number, "[] "));
}
