use crate::common::*;
use gaotai_article::Hash;
use gaotai_store::StoreError;

#[test]
fn a_picture_is_kept_under_its_hash() {
    let desk = desk();
    let bytes = gif(1);
    let hash = desk.put_media(&at(0), &new(&bytes, "../../etc/照片.gif")).unwrap();
    assert_eq!(hash, Hash::of(&bytes));
    assert_eq!(desk.put_media(&at(9), &new(&bytes, "again.gif")).unwrap(), hash);
    let row = desk.read(|r| r.media(&hash)).unwrap().unwrap();
    assert_eq!(
        (row.mime.as_str(), row.width, row.height, row.bytes),
        ("image/gif", 1, 1, bytes.len() as u64)
    );
    assert_eq!((row.name.as_str(), row.time), ("照片.gif", time(0)));
    assert_eq!(desk.media_bytes(&hash).unwrap(), Some(bytes));
    let file = desk.root().join("media").join(&hash.as_str()[..2]).join(hash.as_str());
    assert!(file.is_file());
    assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "no rests beside it");
}

#[test]
fn only_this_librarys_pictures_go_out() {
    let desk = desk();
    let stranger = Hash::of(b"a file that nobody put in");
    let folder = desk.root().join("media").join(&stranger.as_str()[..2]);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(stranger.as_str()), b"a file that nobody put in").unwrap();
    assert_eq!(desk.media_bytes(&stranger).unwrap(), None);
    assert_eq!(desk.media_bytes(&Hash::of(b"nothing")).unwrap(), None);
}

#[cfg(unix)]
#[test]
fn a_link_to_elsewhere_opens_nothing() {
    let desk = desk();
    let secret = desk.folder.path().join("secret.gif");
    std::fs::write(&secret, gif(2)).unwrap();
    let hash = desk.put_media(&at(0), &new(&gif(1), "a.gif")).unwrap();
    let file = desk.root().join("media").join(&hash.as_str()[..2]).join(hash.as_str());
    std::fs::remove_file(&file).unwrap();
    std::os::unix::fs::symlink(&secret, &file).unwrap();
    assert!(matches!(desk.media_bytes(&hash), Err(StoreError::Damaged { .. })));
    desk.put_media(&at(0), &new(&gif(1), "a.gif")).unwrap();
    assert_eq!(desk.media_bytes(&hash).unwrap(), Some(gif(1)), "putting it in again mends it");
    assert_eq!(std::fs::read(&secret).unwrap(), gif(2), "and writes nothing through the link");
}

#[test]
fn a_transaction_that_fails_leaves_no_picture_behind_that_shows() {
    let desk = desk();
    let failed: gaotai_store::Result<()> = desk.write(&at(0), "import", |w| {
        w.put_media(&new(&gif(1), "a.gif"))?;
        Err(StoreError::Full)
    });
    assert!(failed.is_err());
    assert_eq!(desk.media_bytes(&Hash::of(&gif(1))).unwrap(), None);
    assert!(desk.check().unwrap().ok);
}
