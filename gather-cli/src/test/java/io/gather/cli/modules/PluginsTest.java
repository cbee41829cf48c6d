package io.gather.cli.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.gather.core.module.GatherModule;
import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Forms;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;
import io.gather.core.settings.Settings;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.Uploader;
import io.gather.core.upload.UploaderProvider;
import io.gather.transport.upload.Ways;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What modules and uploaders declare is there, and nobody gets more than that. */
class PluginsTest {
    private static final Setting<Path> BASE = new Setting<>("shop.base", Forms.PATH, Path.of("/srv"));
    private static final Setting<String> FOLDER = new Setting<>("upload.mail.folder", Forms.TEXT, "in");
    private static final Secret TOKEN = Secret.of("shop-token");
    private static final Secret PASSWORD = Secret.ofUpload("mail", "password");

    private record Shop(List<Setting<?>> settings, List<Secret> secrets) implements GatherModule {
        @Override
        public String name() {
            return "shop";
        }

        @Override
        public List<String> catalogResources() {
            return List.of();
        }
    }

    private record Mail(BiFunction<SettingValues, Secrets, String> where) implements UploaderProvider {
        @Override
        public String name() {
            return "mail";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of(FOLDER);
        }

        @Override
        public List<Secret> secrets() {
            return List.of(PASSWORD);
        }

        @Override
        public Uploader open(SettingValues values, Secrets secrets) {
            return new Mailing(where.apply(values, secrets));
        }
    }

    private record Mailing(String destination) implements Uploader {
        @Override
        public String name() {
            return "mail";
        }

        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Arrival upload(Shipment shipment) {
            return new Arrival.Refuted("nothing is sent here");
        }
    }

    private static Plugins with(GatherModule... modules) {
        return Plugins.of(Stream.of(modules).map(PluginsTest::installed).toList(), Ways.all(Map.of()));
    }

    private static InstalledModule installed(GatherModule module) {
        try {
            return InstalledModule.of(new Provided<>(module, Path.of(module.getClass().getName())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Settings builtIn(Plugins plugins) {
        return Settings.builtIn(plugins.settings(), "c", Path.of("/out"), Path.of("/state"));
    }

    @Test
    void theirSettingsAndSecretsAreKnownWithTheShippedOnes() {
        Plugins plugins = with(new Shop(List.of(BASE), List.of(TOKEN)));

        assertThat(plugins.settings().all()).contains(BASE).hasSizeGreaterThan(90);
        assertThat(plugins.secrets().variables()).contains("GATHER_SHOP_TOKEN", "GATHER_FTP_UPLOAD_PASSWORD");
    }

    @Test
    void anUploaderIsGivenItsValuesAndSecrets() {
        Plugins plugins = Plugins.of(List.of(), List.of(new Mail((values, secrets) -> values.of(FOLDER)
                + secrets.find(PASSWORD).map(String::new).orElse(""))));
        Settings settings = builtIn(plugins).with(FOLDER, "out");

        assertThat(plugins.uploaders(settings, secret -> Optional.of(("/" + secret.name()).toCharArray())))
                .singleElement().extracting(Uploader::destination).isEqualTo("out/mail-password");
    }

    @Test
    void anUploaderIsGivenNoMoreThanWhatItDeclared() {
        Plugins curious = Plugins.of(List.of(), List.of(new Mail((values, _) -> values.of(Settings.CLUSTER))));
        Plugins thief = Plugins.of(List.of(), List.of(new Mail((_, secrets) -> String.valueOf(secrets.find(TOKEN)))));

        assertThatThrownBy(() -> curious.uploaders(builtIn(curious), Secrets.none())).hasMessageContaining("cluster");
        assertThatThrownBy(() -> thief.uploaders(builtIn(thief), Secrets.none())).hasMessageContaining("shop-token");
    }

    @Test
    void anUploaderOfAnotherNameIsRefused() {
        UploaderProvider other = new UploaderProvider() {
            @Override
            public String name() {
                return "post";
            }

            @Override
            public Uploader open(SettingValues values, Secrets secrets) {
                return new Mailing("there");
            }
        };
        Plugins plugins = Plugins.of(List.of(), List.of(other));

        assertThatThrownBy(() -> plugins.uploaders(builtIn(plugins), Secrets.none()))
                .hasMessageContaining("is called 'mail', and not 'post'");
    }

    @Test
    void whatCannotBeDeclaredIsRefusedWithWhoDidIt() {
        Setting<String> foreign = new Setting<>("upload.ftp.host", Forms.HOST, "");
        Setting<String> twice = new Setting<>("shop.base", Forms.HOST, "");
        Secret nodes = Secret.of("shop-password");

        for (Shop shop : List.of(new Shop(List.of(foreign), List.of()), new Shop(List.of(BASE, twice), List.of()),
                new Shop(List.of(), List.of(Secret.of("ftp-token"))), new Shop(List.of(), List.of(TOKEN, TOKEN)),
                new Shop(List.of(), List.of(new Secret(nodes.name(), "GATHER_SSH_PASSWORD", ""))))) {
            Plugins plugins = with(shop);

            assertThat(plugins.refused()).singleElement().satisfies(e -> {
                assertThat(e.where()).isEqualTo(Shop.class.getName());
                assertThat(e.what()).startsWith("cannot take part: ");
            });
            assertThat(plugins.settings().all()).doesNotContain(BASE);
            assertThatThrownBy(() -> plugins.uploaders(builtIn(plugins), Secrets.none())).isSameAs(plugins.refused()
                    .getFirst());
        }
    }
}
