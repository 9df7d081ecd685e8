#include "upload/registration.hpp"

#include "upload/answers.hpp"

namespace mainswatch {

void addApplianceName(Text& to, const Settings& settings) {
    to.add(settings.applianceName);
    if (settings.secondName[0] != '\0') {
        to.add(" + ").add(settings.secondName);
    }
}

bool Registration::poll(const ServerAddress& server, const uint8_t (&mac)[6], Settings& settings) {
    http_.poll();
    if (asking_ && !http_.busy()) {
        asking_ = false;
        return handleAnswer(settings);
    }
    if (!asking_ && settings.claimCode[0] != '\0' && clock_.uptimeMillis() >= notBeforeMillis_) {
        ask(server, mac, settings);
    }
    return false;
}

void Registration::ask(const ServerAddress& server, const uint8_t (&mac)[6], const Settings& settings) {
    TextOf<96> name;
    addApplianceName(name, settings);
    Text body(body_, sizeof body_);
    body.add("{\"claimCode\":").addQuoted(settings.claimCode).add(",\"mac\":\"");
    for (size_t i = 0; i < sizeof mac; i++) {
        body.add(i > 0 ? ":" : "").addHex(&mac[i], 1);
    }
    body.add("\",\"applianceName\":").addQuoted(name.c_str());
    if (settings.account[0] != '\0') {
        body.add(",\"account\":").addQuoted(settings.account);
    }
    body.add('}');
    HttpRequest request;
    request.method = "POST";
    request.path = "/v1/register";
    request.body = body_;
    request.bodySize = body.size();
    asking_ = http_.start(server, request);
}

bool Registration::handleAnswer(Settings& settings) {
    const HttpResponse& response = http_.response();
    const int status = http_.answered() ? response.status() : 0;
    if ((status == 200 || status == 201) && parseRegistration(response.body(), response.bodySize(), settings)) {
        settings.claimCode[0] = '\0';
        refusal_ = 0;
        return true;
    }
    notBeforeMillis_ = clock_.uptimeMillis() + backOff_.nextMillis();
    if (status >= 400 && status < 500 && status != 429) {
        refusal_ = status;
        settings.claimCode[0] = '\0';
    }
    return false;
}

}  // namespace mainswatch
