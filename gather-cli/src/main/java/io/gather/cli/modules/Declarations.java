package io.gather.cli.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.gather.cli.error.CommandError;
import io.gather.cli.secrets.SecretKind;
import io.gather.core.error.GatherException;
import io.gather.core.secret.Secret;
import io.gather.core.secret.SecretTable;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingTable;

/** Settings and secrets as uploaders and modules declare them, one after the other. */
final class Declarations {
    private SettingTable settings = SettingTable.own();
    private SecretTable secrets = new SecretTable(List.of());
    private final List<GatherException> refused = new ArrayList<>();

    SettingTable settings() {
        return refused.isEmpty() ? settings : settings.incomplete();
    }

    SecretTable secrets() {
        return secrets;
    }

    List<GatherException> refused() {
        return refused;
    }

    /** Returns false where it declares what cannot be: then nothing of it is known, but why. */
    boolean add(String by, String keys, Supplier<List<Setting<?>>> itsSettings, String names,
            Supplier<List<Secret>> itsSecrets) {
        try {
            SettingTable withSettings = settings.with(checked(keys, itsSettings.get()));
            secrets = secrets.with(checkedSecrets(names, itsSecrets.get()));
            settings = withSettings;
            return true;
        } catch (IllegalArgumentException e) {
            refused.add(refused(by, e));
            return false;
        }
    }

    private static List<Setting<?>> checked(String begin, List<Setting<?>> settings) {
        settings.stream().map(Setting::key).filter(key -> !key.startsWith(begin)).findFirst()
                .ifPresent(key -> refuse("the key '" + key + "' must begin with '" + begin + "'"));
        return settings;
    }

    private static List<Secret> checkedSecrets(String begin, List<Secret> secrets) {
        secrets.stream().map(Secret::name).filter(name -> !name.startsWith(begin)).findFirst()
                .ifPresent(name -> refuse("the secret '" + name + "' must begin with '" + begin + "'"));
        secrets.stream().map(Secret::variable).filter(Declarations::isTaken).findFirst()
                .ifPresent(name -> refuse("the variable " + name + " has another meaning"));
        return secrets;
    }

    private static boolean isTaken(String variable) {
        return Stream.of(SecretKind.values()).anyMatch(kind -> kind.variable().equals(variable));
    }

    private static void refuse(String why) {
        throw new IllegalArgumentException(why);
    }

    static GatherException refused(String by, IllegalArgumentException e) {
        return new GatherException(CommandError.PLUGIN_DECLARES, "cannot take part: " + e.getMessage(),
                by, "remove its jar from the folder plugins/; docs/modules.md tells the rules", e);
    }
}
