package io.gather.transport.upload.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import io.gather.core.error.SendingError;
import io.gather.core.settings.ProxySettings;
import io.gather.core.upload.RetryLaterException;
import io.gather.transport.error.NetError;
import io.gather.transport.error.WayError;
import io.gather.transport.net.Subject;
import io.gather.transport.net.web.Answer;
import io.gather.transport.net.web.Bounds;
import io.gather.transport.net.web.WebAccess;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is tried again, what is hopeless, and what only looks like a yes. */
class StatusesTest {
    private final Statuses statuses = new Statuses(new WebAccess(new Subject("upload.http", Category.UPLOAD), null,
            ProxySettings.none(), Optional::empty, false, Bounds.usual()), true, "user");

    @ParameterizedTest
    @ValueSource(ints = {408, 423, 425, 429, 500, 502, 503, 504, 599})
    void anotherAttemptMayHelp(int status) {
        assertThatThrownBy(() -> statuses.taken(answer(status, "", ""))).isInstanceOf(IOException.class)
                .isNotInstanceOf(RetryLaterException.class).hasMessageContaining(status + " why");
    }

    @Test
    void aServerThatNamesATimeIsLeftAloneForThatLong() {
        Answer busy = new Answer("PUT", HttpUrl.get("http://h/p"), 503, "", Headers.of("Retry-After", " 17 "), "",
                true);
        assertThatThrownBy(() -> statuses.taken(busy)).isInstanceOfSatisfying(RetryLaterException.class,
                e -> assertThat(e.wanted()).isEqualTo(Duration.ofSeconds(17)));
    }

    @ParameterizedTest
    @CsvSource({"401,WHO_WE_ARE", "403,FORBIDDEN", "404,NO_ADDRESS", "409,NO_ADDRESS", "410,NO_ADDRESS",
            "405,NO_METHOD", "501,NO_METHOD", "413,TOO_LARGE_THERE", "507,DISK_FULL_THERE", "400,NOT_TAKEN",
            "418,NOT_TAKEN", "301,NOT_TAKEN", "199,NOT_TAKEN"})
    void isHopeless(int status, WayError error) {
        assertHopeless(answer(status, "", ""), error);
    }

    @Test
    void nothingIsReplaced() {
        assertHopeless(answer(412, "", ""), SendingError.NAME_TAKEN);
    }

    @ParameterizedTest
    @CsvSource({"No required SSL certificate was sent,CERTIFICATE_WANTED", "The SSL certificate error,OURS_REFUSED",
            "The plain HTTP request was sent to HTTPS port,SENT_ELSEWHERE"})
    void nginxSaysWhatIsWrongWithACertificate(String text, NetError error) {
        assertHopeless(answer(400, "text/html", "<title>400 " + text + "</title>"), error);
    }

    @Test
    void aYesIsAYesOnlyAfterAllOfIt() throws Exception {
        Answer good = answer(201, "", "");
        assertThat(statuses.taken(good)).isSameAs(good);
        assertThatThrownBy(() -> statuses.taken(new Answer("PUT", HttpUrl.get("http://h/p"), 200, "OK", Headers.of(),
                "", false))).isInstanceOf(IOException.class).hasMessageContaining("before it had the whole bundle");
    }

    @Test
    void whatASecretQueryHoldsIsNotShown() {
        Answer answer = new Answer("PUT", HttpUrl.get("http://u:hunter2@h/p?token=hunter3"), 403, "", Headers.of(), "",
                true);
        assertThatThrownBy(() -> statuses.taken(answer)).isInstanceOfSatisfying(GatherException.class, e -> {
            assertThat(e.where()).isEqualTo("http://h/p");
            assertThat(e.toString()).doesNotContain("hunter");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/html|<input type=\"password\">|a page for logging in",
            "|  <!doctype html><title>Access denied</title>|a page called \"Access denied\"",
            "|<html><h1>404 Not\\n Found</h1>|a page called \"404 Not Found\"",
            "application/json|{\"error\": {\"code\": 7}}|an error", "application/json|{\"success\" : false}|an error",
            "application/json|{\"status\":\"failed\"}|an error"})
    void aYesThatMeansNoIsKnown(String type, String text, String instead) {
        Answer answer = answer(200, type == null ? "" : type, text.replace("\\n", "\n"));
        assertThat(Refusal.in(answer)).contains(instead);
        assertHopeless(answer, WayError.PAGE_INSTEAD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/html|<title>Upload complete</title>", "text/plain|error",
            "application/json|{\"error\":null,\"errors\":[],\"ok\":true}", "application/json|{\"error\":\"\"}",
            "application/json|[1]", "|"})
    void aYesIsBelieved(String type, String text) throws Exception {
        Answer answer = answer(200, type == null ? "" : type, text == null ? "" : text);
        assertThat(Refusal.in(answer)).isEmpty();
        assertThat(statuses.taken(answer)).isSameAs(answer);
    }

    private void assertHopeless(Answer answer, ErrorCode error) {
        assertThatThrownBy(() -> statuses.taken(answer)).isInstanceOfSatisfying(GatherException.class, e -> {
            assertThat(e.is(error)).isTrue();
            assertThat(e.category()).isEqualTo(Category.UPLOAD);
            assertThat(e.what()).contains(String.valueOf(answer.status()));
            assertThat(e.remedy().toString()).isNotBlank();
        });
    }

    private static Answer answer(int status, String type, String text) {
        return new Answer("PUT", HttpUrl.get("http://h/p"), status, "why",
                type.isEmpty() ? Headers.of() : Headers.of("Content-Type", type), text, true);
    }
}
