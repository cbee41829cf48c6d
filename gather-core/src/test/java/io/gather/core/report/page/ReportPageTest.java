package io.gather.core.report.page;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.gather.core.report.Collected;
import io.gather.core.report.Disclosure;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.HiddenIdentities;
import io.gather.core.report.HostileGather;
import io.gather.core.report.LeakMeter;
import io.gather.core.report.SampleGather;
import io.gather.core.report.SecretHandling;
import io.gather.fixtures.browser.Chromium;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The page as a browser shows it. */
@Tag("peer")
class ReportPageTest {
    @TempDir
    Path folder;

    @Test
    void showsWhatWasKeptFromOthersAndWhatIsLeft() throws Exception {
        SampleGather sample = new SampleGather(2, 5);

        String clean = meter(Chromium.find(folder).dump(page(sample.gather(), sample), ""));
        GatherRecord leaking = sample.gather().disclosing(
                new Disclosure(SecretHandling.MASKED, new HiddenIdentities(List.of("ip"), Map.of("ip", 1200L)),
                        new LeakMeter(Map.of("ip", 3L, "password", 1L), 17, 260, 0)));
        String left = meter(Chromium.find(folder).dump(page(leaking, sample), ""));

        assertThat(clean).contains("1,200 replaced", "none left", "Searched, and nothing is left; 2 files could not");
        assertThat(left).contains("3 left", "1 left", "Searched, and 4 left.").doesNotContain("nothing is left");
    }

    private static String meter(Chromium.Dom dom) {
        assertThat(dom.complaints()).isEmpty();
        int from = dom.text().indexOf("id=\"disclosure-hint\"");
        return dom.text().substring(from, dom.text().indexOf("</section>", from));
    }

    @Test
    void listsFailuresFirst() throws Exception {
        SampleGather sample = new SampleGather(9, 84);

        Chromium.Dom dom = Chromium.find(folder).dump(page(sample.gather(), sample), "");

        assertThat(dom.rows("items-table")).hasSize(100);
        assertThat(dom.rows("nodes-table")).hasSize(9);
        assertThat(dom.rows("nodes-table").getFirst()).contains("demo-9").contains("connection timed out");
        assertThat(dom.rows("items-table").getFirst()).contains("pill failure");
        assertThat(dom.rows("items-table").getLast()).contains("pill fine");
        assertThat(dom.complaints()).isEmpty();
        assertThat(dom.requests()).isEmpty();
    }

    @Test
    void filtersEverythingByTheAddress() throws Exception {
        SampleGather sample = new SampleGather(9, 84);

        Chromium.Dom dom = Chromium.find(folder).dump(page(sample.gather(), sample),
                "#node=demo-3&status=ok&q=LSBLK&sort=size&order=down");

        assertThat(dom.rows("items-table")).isNotEmpty().hasSizeLessThan(8)
                .allSatisfy(row -> assertThat(row).contains("demo-3").contains("lsblk").contains(">ok<"));
        assertThat(dom.rows("nodes-table")).hasSize(1);
        assertThat(dom.rows("groups-table")).hasSize(1);
        assertThat(dom.text()).contains("href=\"./demo-3/commands/storage/lsblk_-O\"")
                .contains("aria-sort=\"descending\"");
        assertThat(dom.complaints()).isEmpty();
        assertThat(dom.requests()).isEmpty();
    }

    @Test
    void runsNothingThatNodesSay() throws Exception {
        HostileGather hostile = new HostileGather();

        Chromium.Dom dom = Chromium.find(folder).dump(page(hostile.gather(), hostile), "");

        assertThat(dom.rows("items-table")).hasSize(1);
        assertThat(dom.text()).doesNotContain("<img").doesNotContain("href=\"javascript:");
        assertThat(dom.complaints()).isEmpty();
        assertThat(dom.requests()).isEmpty();
    }

    @Test
    void looksRightOnDesktopsAndPhones() throws Exception {
        SampleGather sample = new SampleGather(9, 84);
        Path page = page(sample.gather(), sample);
        Chromium chromium = Chromium.find(folder);

        for (Chromium.Screen screen : Chromium.Screen.values()) {
            Path picture = Path.of(System.getProperty("gather.root"), "gather-core/target/screenshots",
                    "report-" + screen.word() + ".png");
            chromium.photograph(page, screen, picture);
            assertThat(picture).isNotEmptyFile();
        }
    }

    private Path page(GatherRecord gather, Collected collected) throws Exception {
        Path page = folder.resolve("report.html");
        try (OutputStream out = Files.newOutputStream(page)) {
            new Report().write(gather, collected, out);
        }
        return page;
    }
}
