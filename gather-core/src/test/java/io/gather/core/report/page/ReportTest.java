package io.gather.core.report.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.json.Json;
import io.gather.core.report.Collected;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.HostileGather;
import io.gather.core.report.SampleGather;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {
    private static final Pattern DATA = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>",
            Pattern.DOTALL);

    @Test
    void escapesWhateverNodesSay() throws Exception {
        HostileGather hostile = new HostileGather();

        String page = write(new Report(), hostile.gather(), hostile);

        assertThat(page).doesNotContain("<img").doesNotContain("<!--");
        assertThat(page.substring(page.indexOf("id=\"data\""))).doesNotContain("\u2028").doesNotContain("\ud800");
        assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(2);
        assertThat(data(page).get("nodes").get(0).get("name").textValue())
                .isEqualTo(HostileGather.TEXT.replace('\ud800', '?'));
    }

    @Test
    void letsNothingRunButItsOwnScript() throws Exception {
        SampleGather sample = new SampleGather(2, 5);

        String page = write(new Report(), sample.gather(), sample);

        assertThat(page).contains("content=\"default-src &#39;none&#39;; script-src &#39;sha256-")
                .doesNotContain("unsafe-inline").doesNotContain("src=\"").doesNotContain("href=\"http");
    }

    @Test
    void listsFailuresOnlyWhenThereAreTooManyOutcomes() throws Exception {
        SampleGather sample = new SampleGather(4, 200);

        String page = write(new Report(100), sample.gather(), sample);

        JsonNode data = data(page);
        assertThat(data.get("failuresOnly").booleanValue()).isTrue();
        assertThat(data.get("rows")).isNotEmpty().hasSizeLessThan(100);
        assertThat(page).contains("more than a page can show well");
        assertThat(data.get("groups").get(0).get("counts").get("ok").intValue()).isPositive();
    }

    @Test
    void saysHowManyFailuresItLeavesOut() throws Exception {
        SampleGather sample = new SampleGather(4, 200);

        JsonNode data = data(write(new Report(3), sample.gather(), sample));

        assertThat(data.get("rows")).hasSize(3);
        assertThat(data.get("leftOut").intValue()).isPositive();
    }

    private static JsonNode data(String page) throws Exception {
        Matcher matcher = DATA.matcher(page);
        assertThat(matcher.find()).isTrue();
        return Json.mapper().readTree(matcher.group(1));
    }

    private static String write(Report report, GatherRecord gather, Collected collected) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.write(gather, collected, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
