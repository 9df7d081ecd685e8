#include "upload/uploader.hpp"

#include "upload/answers.hpp"

namespace mainswatch {

static constexpr const char* kReadings = "/v1/readings";
static constexpr const char* kResume = "/v1/resume";
static constexpr const char* kFacts = "/v1/facts";
static constexpr const char* kTime = "/v1/time";

const char* nameOf(UploadTrouble trouble) {
    static const char* const kNames[] = {"none", "server unreachable", "refused", "server busy", "not understood"};
    return kNames[static_cast<unsigned>(trouble)];
}

Uploader::Uploader(HttpClient& http, Journal& journal, WallClock& clock, UploadHost& host, uint32_t seed)
    : http_(http), journal_(journal), clock_(clock), host_(host), backOff_(1000, 300000, seed) {}

void Uploader::use(const ServerAddress& server, const char* deviceId, const char* secret, uint32_t boot) {
    server_ = server;
    deviceId_ = deviceId;
    secret_ = secret;
    boot_ = boot;
}

void Uploader::poll(bool due) {
    http_.poll();
    if (step_ != Step::idle && !http_.busy()) {
        handleAnswer();
    }
    if (step_ == Step::idle && due && clock_.uptimeMillis() >= notBeforeMillis_) {
        begin();
    }
}

void Uploader::begin() {
    if (!clock_.known() || timeDoubted_) {
        askTime();
        return;
    }
    anchorRun();
    if (!resumed_) {
        askResume();
    } else if (factsDue()) {
        sendFacts();
    } else if (journal_.pending() > 0) {
        sendBatch();
    }
}

/** Lets a later run date what this one measured before it knew the time. */
void Uploader::anchorRun() {
    const int64_t began = clock_.beganMillis();
    if (began != anchoredMillis_ && journal_.anchor(boot_, static_cast<uint64_t>(began) / 100)) {
        anchoredMillis_ = began;
    }
}

void Uploader::askTime() {
    HttpRequest request;
    request.path = kTime;
    step_ = Step::time;
    http_.start(server_, request);
}

void Uploader::askResume() {
    HttpRequest request;
    request.path = kResume;
    sign("GET", kResume, 0);
    request.headers = headers_;
    step_ = Step::resume;
    http_.start(server_, request);
}

void Uploader::sendFacts() {
    Text body(body_, sizeof body_);
    host_.addFacts(body);
    factsChanged_ = false;  // what changes from now on is told next time
    post(kFacts, body.size(), Step::facts);
}

void Uploader::sendBatch() {
    Text body(body_, sizeof body_);
    sent_ = buildBatch(body, journal_, mostRecords_);
    if (sent_.records == 0) {
        // Every pending number was torn by power cuts and has no record behind it yet; the next one tells.
        notBeforeMillis_ = clock_.uptimeMillis() + 5000;
        return;
    }
    post(kReadings, body.size(), Step::batch);
}

void Uploader::post(const char* path, size_t bodySize, Step step) {
    HttpRequest request;
    request.method = "POST";
    request.path = path;
    request.body = body_;
    request.bodySize = bodySize;
    sign("POST", path, bodySize);
    request.headers = headers_;
    step_ = step;
    http_.start(server_, request);
}

void Uploader::sign(const char* method, const char* path, size_t bodySize) {
    path_ = path;
    request_ = RequestNumber{clock_.unixMillis() / 1000, boot_, request_.seq + 1};
    Text headers(headers_, sizeof headers_);
    headers.add("X-Device: ").add(deviceId_);
    headers.add("\r\nX-Timestamp: ").addSigned(request_.unixSeconds);
    headers.add("\r\nX-Boot: ").addUnsigned(request_.boot);
    headers.add("\r\nX-Seq: ").addUnsigned(request_.seq);
    headers.add("\r\nX-Signature: ");
    addSignature(headers, secret_, method, path, request_, body_, bodySize);
    headers.add("\r\n");
}

bool Uploader::isFromServer() const {
    uint8_t digest[Sha256::kDigestSize];
    http_.response().digest(digest);
    return isSignedAnswer(http_.response().signature(), secret_, path_, request_, digest);
}

void Uploader::handleAnswer() {
    const Step step = step_;
    step_ = Step::idle;
    const bool refused = http_.response().status() == 401 || http_.response().status() == 403;
    factsChanged_ = factsChanged_ || (step == Step::facts && (refused || !http_.answered()));
    if (!http_.answered()) {
        pause(UploadTrouble::unreachable);
    } else if (step == Step::time) {
        handleTime();
    } else if (refused) {
        handleRefusal();
    } else if (step == Step::resume) {
        handleResume();
    } else if (step == Step::facts) {
        handleFacts();
    } else {
        handleBatch();
    }
}

void Uploader::handleTime() {
    uint64_t millis = 0;
    const HttpResponse& response = http_.response();
    const bool doubted = timeDoubted_;
    timeDoubted_ = false;
    if (response.status() != 200 || !parseTopNumber(response.body(), response.bodySize(), "unixMillis", millis)) {
        pause(UploadTrouble::notUnderstood);
    } else if (!clock_.tell(static_cast<int64_t>(millis)) && doubted) {
        pause(UploadTrouble::refused);  // the time was right, so the secret is wrong
    }
}

/** A signature is refused when our time is wrong, too: ask before believing that the secret is. */
void Uploader::handleRefusal() {
    timeDoubted_ = true;
    trouble_ = UploadTrouble::refused;
}

void Uploader::handleResume() {
    const HttpResponse& response = http_.response();
    uint64_t seq = 0;
    if (response.status() >= 500 || response.status() == 429) {
        pause(UploadTrouble::serverBusy);
        return;
    }
    if (response.status() == 200 && !isFromServer()) {
        pause(UploadTrouble::notUnderstood);
        return;
    }
    // A server that does not know the question still takes batches and recognises duplicates.
    resumed_ = true;
    if (response.status() == 200 && parseTopNumber(response.body(), response.bodySize(), "seq", seq) &&
        seq < UINT32_MAX) {
        journal_.resumeAfter(static_cast<uint32_t>(seq));
    }
}

void Uploader::handleFacts() {
    const HttpResponse& response = http_.response();
    if (response.status() >= 500 || response.status() == 429) {
        factsChanged_ = true;
        pause(UploadTrouble::serverBusy);
        return;
    }
    // A server that does not know the question is not asked again soon.
    factsAtMillis_ = clock_.uptimeMillis() + kFactsMillis;
    if (response.status() < 300) {
        trouble_ = UploadTrouble::none;
        backOff_.reset();
    }
    if (response.status() == 200) {
        handleOrder();
    }
}

void Uploader::handleOrder() {
    const HttpResponse& response = http_.response();
    Order order;
    if (isFromServer() && parseOrder(response.body(), response.bodySize(), order) &&
        order.number > host_.handledOrder()) {
        host_.carryOut(order);
    }
}

void Uploader::noteOrder(uint32_t number) {
    if (number > host_.handledOrder() && clock_.uptimeMillis() >= orderAtMillis_) {
        orderAtMillis_ = clock_.uptimeMillis() + kOrderMillis;
        factsChanged_ = true;
    }
}

void Uploader::handleBatch() {
    const HttpResponse& response = http_.response();
    BatchAnswer answer;
    if (response.status() == 200 && isFromServer() &&
        parseBatchAnswer(response.body(), response.bodySize(), answer, response.bodyIsCut())) {
        rejected_ += answer.rejected;
        noteOrder(answer.order);
        journal_.acknowledge(sent_.lastSeq);
        journal_.storeAcknowledged();
        trouble_ = UploadTrouble::none;
        mostRecords_ = kMostRecords;
        backOff_.reset();
    } else if (response.status() == 413 && mostRecords_ > 2) {
        mostRecords_ /= 2;
    } else if (response.status() == 429 || response.status() >= 500) {
        pause(UploadTrouble::serverBusy);
    } else {
        pause(UploadTrouble::notUnderstood);
    }
}

void Uploader::pause(UploadTrouble trouble) {
    trouble_ = trouble;
    const uint64_t asked = 1000ULL * http_.response().retryAfterSeconds();
    const uint64_t own = backOff_.nextMillis();
    notBeforeMillis_ = clock_.uptimeMillis() + (asked > own ? asked : own);
}

}  // namespace mainswatch
