package io.gather.core.error;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ErrorCatalogTest {
    private record Made(String code) implements ErrorCode {
        @Override
        public ErrorEntry entry() {
            return new ErrorEntry(code, Category.USAGE, "means " + code, "mend it");
        }
    }

    private static ErrorArea area(String... codes) {
        List<ErrorCode> made = Arrays.stream(codes).<ErrorCode>map(Made::new).toList();
        return () -> made;
    }

    private static ErrorCatalog catalog() {
        return ErrorCatalog.of(List.of(area("GATHER-2220", "GATHER-1001"), area("ACME-0001", "GATHER-2225"),
                area("GATHER-2301")));
    }

    @Test
    void isInTheOrderOfItsCodes() {
        assertThat(catalog().entries()).extracting(ErrorEntry::code).containsExactly("ACME-0001", "GATHER-1001",
                "GATHER-2220", "GATHER-2225", "GATHER-2301");
    }

    @Test
    void findsCodesAsTheyAreTyped() {
        for (String typed : List.of("GATHER-2220", "gather-2220", " 2220 ", "Gather-2220")) {
            assertThat(catalog().find(typed)).as(typed).map(ErrorEntry::code).contains("GATHER-2220");
        }
        assertThat(catalog().find("acme-0001")).isPresent();
        for (String typed : List.of("0001", "2221", "", "x", "GATHER-", "GATHER-02220", "99999999999999999999")) {
            assertThat(catalog().find(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void knowsTheNearestOnes() {
        assertThat(catalog().nearest("2221")).containsExactly("GATHER-2220", "GATHER-2225", "GATHER-2301");
        assertThat(catalog().nearest("acme-7")).containsExactly("ACME-0001");
        assertThat(catalog().nearest("999999999")).hasSize(3);
        assertThat(catalog().nearest("other-1")).isEmpty();
        assertThat(catalog().nearest("no code")).isEmpty();
    }

    @Test
    void refusesACodeWithTwoMeanings() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ErrorCatalog.of(List.of(area("GATHER-2220"), area("GATHER-2220"))))
                .withMessageContaining("GATHER-2220");
    }

    @Test
    void refusesWhatIsNoCode() {
        for (String code : List.of("2220", "GATHER-22", "gather-2220", "GATHER-22200", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ErrorEntry(code, null, "x", "y"));
        }
    }

    @Test
    void anErrorWithoutCategoryTakesThatOfWhatItHappenedTo() {
        ErrorCode none = () -> new ErrorEntry("GATHER-0001", null, "x", "y");

        assertThat(GatherException.of(none, Category.BUNDLE, "what", "", Remedy.of(""), null).category())
                .isEqualTo(Category.BUNDLE);
        assertThat(GatherException.of(new Made("GATHER-0002"), Category.BUNDLE, "what", "", Remedy.of(""), null)
                .category())
                .isEqualTo(Category.USAGE);
    }
}
