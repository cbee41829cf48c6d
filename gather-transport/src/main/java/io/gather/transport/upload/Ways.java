package io.gather.transport.upload;

import java.util.List;

import io.gather.core.settings.UploadSettings;
import io.gather.core.upload.UploadSecrets;
import io.gather.core.upload.Uploader;
import io.gather.transport.upload.directory.DirectoryUploader;
import io.gather.transport.upload.esrs.EsrsUploader;
import io.gather.transport.upload.ftp.FtpUploader;
import io.gather.transport.upload.http.HttpUploader;
import io.gather.transport.upload.s3.S3Uploader;
import io.gather.transport.upload.sftp.SftpUploader;

/** The ways of uploading that are built in. */
public final class Ways {
    private Ways() {}

    public static List<Uploader> of(UploadSettings settings, UploadSecrets secrets) {
        return List.of(new EsrsUploader(settings.esrs(), secrets), new HttpUploader(settings.http(), secrets),
                new FtpUploader(settings.ftp(), secrets),
                new SftpUploader(settings.sftp(), secrets, System.getenv()),
                new S3Uploader(settings.s3(), secrets), new DirectoryUploader(settings.directory()));
    }
}
