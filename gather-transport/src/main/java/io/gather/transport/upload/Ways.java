package io.gather.transport.upload;

import java.util.List;
import java.util.Map;

import io.gather.core.upload.UploaderProvider;
import io.gather.transport.upload.directory.DirectoryWay;
import io.gather.transport.upload.esrs.EsrsWay;
import io.gather.transport.upload.ftp.FtpWay;
import io.gather.transport.upload.http.HttpWay;
import io.gather.transport.upload.s3.S3Way;
import io.gather.transport.upload.sftp.SftpWay;

/** The ways of uploading that are built in. */
public final class Ways {
    private Ways() {}

    /**
     * In the order in which people see what can be set about them.
     *
     * @param environment of this process
     */
    public static List<UploaderProvider> all(Map<String, String> environment) {
        return List.of(new EsrsWay(), new HttpWay(), new FtpWay(), new SftpWay(environment), new S3Way(),
                new DirectoryWay());
    }
}
