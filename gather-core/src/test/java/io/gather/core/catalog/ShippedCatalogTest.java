package io.gather.core.catalog;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShippedCatalogTest {
    private static final Path CONFIG = Path.of(System.getProperty("gather.root"), "config");
    private final Catalog catalog = new CatalogReader().groups(CONFIG.resolve("catalog"))
            .profiles(CONFIG.resolve("profiles")).read();

    @Test
    void holdsWhatAdministratorsNeed() {
        assertThat(catalog.groups()).hasSizeGreaterThanOrEqualTo(45);
        assertThat(catalog.items().count()).isGreaterThanOrEqualTo(450);
        assertThat(catalog.groups().get("onefs")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "default", "performance", "network", "storage", "kubernetes", "database", "all"})
    void hasEveryProfile(String profile) {
        assertThat(Selection.profile(profile).choose(catalog)).isNotEmpty();
    }

    @Test
    void allMeansEveryItem() {
        assertThat(catalog.items().map(Item::fullName).toList())
                .containsExactlyInAnyOrderElementsOf(Selection.profile("all").choose(catalog).stream()
                        .map(Item::fullName).toList());
    }

    @Test
    void profilesNameOnlyWhatIsThere() {
        for (Catalog.Profile profile : catalog.profiles().values()) {
            Selection named = new Selection("minimal", List.of(), profile.include(), profile.exclude());
            assertThat(named.choose(catalog)).isNotNull();
        }
    }

    @Test
    void neverReadsPrivateKeysOrPasswordFiles() {
        assertThat(catalog.items().filter(item -> item.what() instanceof Item.Files)
                .flatMap(item -> ((Item.Files) item.what()).patterns().stream()))
                .noneMatch(pattern -> pattern
                        .matches("/etc/g?shadow-?|.*/id_(rsa|ed25519|ecdsa)|.*\\.keytab|.*/\\.pgpass|.*/\\.my\\.cnf"));
    }
}
