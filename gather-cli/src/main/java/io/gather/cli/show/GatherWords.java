package io.gather.cli.show;

import java.util.stream.Collectors;

import io.gather.core.error.Action;
import io.gather.core.error.Step;
import io.gather.core.error.Wording;

/** Steps as {@code gather} calls them. */
public final class GatherWords implements Wording {
    @Override
    public String of(Step step) {
        String operands = step.operands().stream().map(it -> " " + it).collect(Collectors.joining());
        return switch (step.action()) {
            case GIVE_UP -> command(step.action()) + operands + " --yes";
            case COMPARE_SOME -> command(step.action()) + operands + " 'etc/**'";
            default -> command(step.action()) + operands;
        };
    }

    private static String command(Action action) {
        return switch (action) {
            case GATHER -> "gather";
            case GATHER_ITEMS -> "gather --group";
            case GATHER_LONGER -> "gather --max-time 2h";
            case COMPLETE -> "gather complete";
            case GATHER_ELSEWHERE -> "gather --output DIR";
            case GATHER_TRACED -> "gather --debug";
            case SEE_PLAN -> "gather plan";
            case SEE_GROUPS -> "gather groups";
            case SEE_PROFILES -> "gather groups --profiles";
            case SEE_ITEMS -> "gather items";
            case SEE_NODES -> "gather nodes";
            case SEE_NODES_OF_FILE -> "gather nodes -i FILE";
            case COUNT_NODES -> "gather nodes --count EXPR";
            case REHEARSE_TRACED -> "gather doctor --debug";
            case SEE_GATHERS -> "gather status";
            case STOP -> "gather stop";
            case RESUME -> "gather resume";
            case CLEAN_UP, GIVE_UP -> "gather cleanup";
            case VERIFY -> "gather verify";
            case SALVAGE -> "gather salvage";
            case SALVAGE_LARGE -> "gather salvage --max-ratio 2000";
            case SEE_FILES -> "gather ls";
            case COMPARE_SOME -> "gather diff --nodes";
            case SEE_UPLOADS -> "gather uploads";
            case SEND_QUEUED -> "gather upload --all";
            case SEND -> "gather upload";
            case SEE_LEAKS -> "gather leaks";
            case CLEANSE -> "gather redact --obfuscate";
            case UNQUEUE -> "gather uploads --remove";
            case SAVE_UPLOAD_HOST -> "gather settings modify --http-upload-host HOST";
            case SAVE_FTP_PASSWORD -> "gather settings modify --set-ftp-upload-pass";
            case SAVE_INVENTORY -> "gather settings modify --set inventory=FILE";
            case SAVE_SETTINGS -> "gather settings modify --help";
            case PKI_INIT, PKI_LIST, PKI_ROTATE, INVITE, ENROL -> certificates(action);
            case OUTPUT -> "--output DIR";
            case STATE -> "--state DIR";
            case SPOOL -> "--spool DIR";
            case CONFIG -> "--config FILE";
            case TARGET -> "--target";
            case OUTPUT_FILE -> "--output";
            case OVERWRITE -> "--overwrite";
            case INVENTORY -> "--inventory FILE";
            case INVENTORY_FORMAT -> "--inventory-format";
            case SUDO -> "--sudo";
            case ASK_PASSWORD -> "--ask-password";
            case ASK_SUDO_PASSWORD -> "--ask-sudo-password";
            case SSH_KEY -> "--ssh-key";
            case SSH_KEY_FILE -> "--ssh-key FILE";
            case SSH_USER -> "--ssh-user";
            case SSH_USER_ROOT -> "--ssh-user root";
            case SSH_PORT -> "--ssh-port";
            case SSH_ACCEPT_NEW -> "--ssh-accept-new";
            case CONNECT_TIMEOUT -> "--connect-timeout";
            case MAX_SIZE -> "--max-size";
            case UPLOAD_DIRECTORY -> "--upload-directory DIR";
            case LANE -> "--lane NAME";
        };
    }

    private static String certificates(Action action) {
        return switch (action) {
            case PKI_INIT -> "gather pki init";
            case PKI_LIST -> "gather pki list";
            case PKI_ROTATE -> "gather pki rotate";
            case INVITE -> "gather minion invite";
            case ENROL -> "gather minion enrol";
            default -> throw new IllegalArgumentException(action.name());
        };
    }
}
