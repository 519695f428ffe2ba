//! A disk that fails on demand, for tests: a VFS of SQLite on which a chosen call of the current thread fails, as in SQLite's own tests
//! (<https://www.sqlite.org/testing.html#i_o_error_testing>).

use std::cell::Cell;
use std::ffi::{c_char, c_int, c_void};
use std::sync::{LazyLock, Mutex, PoisonError};

use rusqlite::ffi::{
    SQLITE_CANTOPEN, SQLITE_FULL, SQLITE_IOERR_DELETE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_READ, SQLITE_IOERR_TRUNCATE,
    SQLITE_IOERR_WRITE, SQLITE_OK, sqlite3_file, sqlite3_int64, sqlite3_io_methods, sqlite3_vfs, sqlite3_vfs_find,
    sqlite3_vfs_register,
};

/// What is wrong with the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// One call fails, of any kind, and the next ones succeed.
    Once,
    /// The call and all after it fail.
    FromThenOn,
    /// It is full: the write and all after it fail, and everything else succeeds.
    Full,
}

thread_local! {
    /// The fault of this thread, and the calls before it.
    static PLAN: Cell<Option<(Fault, u32)>> = const { Cell::new(None) };
}

/// Runs something on a disk that fails after so many calls; tells whether it came to that. Only SQLite's calls on this thread count.
pub fn with<T>(fault: Fault, calls: u32, run: impl FnOnce() -> T) -> (T, bool) {
    LazyLock::force(&INSTALLED);
    PLAN.set(Some((fault, calls)));
    let result = run();
    let left = PLAN.replace(None);
    let failed = left.is_none_or(|(fault, left)| fault != Fault::Once && left == 0);
    (result, failed)
}

/// Whether this call fails.
fn fails(is_write: bool) -> bool {
    match PLAN.get() {
        None => false,
        Some((Fault::Full, _)) if !is_write => false,
        Some((Fault::Once, 0)) => {
            PLAN.set(None);
            true
        }
        Some((_, 0)) => true,
        Some((fault, left)) => {
            PLAN.set(Some((fault, left - 1)));
            false
        }
    }
}

/// The system's own VFS.
struct Real(*mut sqlite3_vfs);
// SAFETY: SQLite's VFS objects are used by any thread.
unsafe impl Send for Real {}
// SAFETY: as above.
unsafe impl Sync for Real {}

static INSTALLED: LazyLock<Real> = LazyLock::new(|| {
    // SAFETY: the default VFS exists for as long as the process, and so does its leaked copy.
    unsafe {
        let real = sqlite3_vfs_find(std::ptr::null());
        let mut faulty = *real;
        faulty.zName = c"faulty".as_ptr();
        faulty.pNext = std::ptr::null_mut();
        faulty.xOpen = Some(open);
        faulty.xDelete = Some(delete);
        assert_eq!(sqlite3_vfs_register(Box::leak(Box::new(faulty)), 1), SQLITE_OK);
        Real(real)
    }
});

/// The methods of an open file, of which some can fail, and those that they stand for.
#[repr(C)]
struct Methods {
    faulty: sqlite3_io_methods,
    real: &'static sqlite3_io_methods,
}

/// The faulty methods in place of real ones, which are as few as there are kinds of locks.
fn methods(real: &'static sqlite3_io_methods) -> &'static Methods {
    static KNOWN: Mutex<Vec<&Methods>> = Mutex::new(Vec::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(methods) = known.iter().find(|methods| std::ptr::eq(methods.real, real)) {
        return methods;
    }
    let faulty = sqlite3_io_methods {
        xRead: Some(read),
        xWrite: Some(write),
        xTruncate: Some(truncate),
        xSync: Some(sync),
        ..*real
    };
    let methods = Box::leak(Box::new(Methods { faulty, real }));
    known.push(methods);
    methods
}

unsafe extern "C" fn open(
    _: *mut sqlite3_vfs,
    name: *const c_char,
    file: *mut sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives a file to fill in, and methods of files are constants of the program.
    unsafe {
        (*file).pMethods = std::ptr::null();
        let vfs = INSTALLED.0;
        let (false, Some(open)) = (fails(false), (*vfs).xOpen) else {
            return SQLITE_CANTOPEN;
        };
        let result = open(vfs, name, file, flags, out);
        if let Some(real) = (*file).pMethods.as_ref() {
            (*file).pMethods = &methods(real).faulty;
        }
        result
    }
}

unsafe extern "C" fn delete(_: *mut sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    // SAFETY: the arguments are handed on.
    unsafe {
        let vfs = INSTALLED.0;
        match (*vfs).xDelete {
            Some(delete) if !fails(false) => delete(vfs, name, sync_folder),
            _ => SQLITE_IOERR_DELETE,
        }
    }
}

/// The real methods of a file that [`open`] opened.
unsafe fn real(file: *mut sqlite3_file) -> &'static sqlite3_io_methods {
    // SAFETY: its methods are the first field of `Methods`.
    unsafe { (*(*file).pMethods.cast::<Methods>()).real }
}

unsafe extern "C" fn read(file: *mut sqlite3_file, to: *mut c_void, length: c_int, at: sqlite3_int64) -> c_int {
    // SAFETY: the arguments are handed on.
    unsafe {
        match real(file).xRead {
            Some(read) if !fails(false) => read(file, to, length, at),
            _ => SQLITE_IOERR_READ,
        }
    }
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, length: c_int, at: sqlite3_int64) -> c_int {
    // SAFETY: the arguments are handed on.
    unsafe {
        let full = matches!(PLAN.get(), Some((Fault::Full, _)));
        match real(file).xWrite {
            Some(write) if !fails(true) => write(file, from, length, at),
            _ if full => SQLITE_FULL,
            _ => SQLITE_IOERR_WRITE,
        }
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: sqlite3_int64) -> c_int {
    // SAFETY: the arguments are handed on.
    unsafe {
        match real(file).xTruncate {
            Some(truncate) if !fails(false) => truncate(file, size),
            _ => SQLITE_IOERR_TRUNCATE,
        }
    }
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: the arguments are handed on.
    unsafe {
        match real(file).xSync {
            Some(sync) if !fails(false) => sync(file, flags),
            _ => SQLITE_IOERR_FSYNC,
        }
    }
}
