//! The subcommands of `osallistu`.

mod check;
mod county;
mod feedback;
mod keys;
mod language;
mod panel;
mod programme;
mod serve;
mod user;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use domain::violation::Arg;
use domain::{Violation, Violations};
use service::Services;
use service::vault::Vault;

use crate::clock::SystemClock;
use crate::config::{Config, PATIENCE, environment};
use crate::entropy::SystemEntropy;
use crate::telemetry;

/// The participation platform for wellbeing services counties.
#[derive(Parser)]
#[command(name = "osallistu", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve, after applying pending migrations.
    Serve {
        /// Leave what runs by itself to `osallistu worker`.
        #[arg(long)]
        without_worker: bool,
    },
    /// Do what runs by itself (mixing, sending, what the clock demands), without serving.
    Worker,
    /// Serve an invented county from a fresh database that is thrown away. Touches no other database.
    Demo {
        /// Where to listen on this machine.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Apply pending migrations.
    Migrate,
    /// Print the GraphQL schema.
    Schema,
    /// Look at the configuration and the database's own guards.
    Check,
    /// The county's settings, divisions and units.
    County {
        #[command(subcommand)]
        command: CountyCommand,
    },
    /// Deadlines of customer feedback. Needs no server.
    Feedback {
        #[command(subcommand)]
        command: FeedbackCommand,
    },
    /// The keys of the key store.
    Keys {
        #[command(subcommand)]
        command: KeysCommand,
    },
    /// Draw a panel by lot, or prove a published draw. Needs no server.
    Panel {
        #[command(subcommand)]
        command: PanelCommand,
    },
    /// Participation programmes. Needs no server.
    Programme {
        #[command(subcommand)]
        command: ProgrammeCommand,
    },
    /// Manage staff accounts.
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Print every page as JSON, for the browser checks.
    #[command(hide = true)]
    Routes,
}

#[derive(Subcommand)]
enum CountyCommand {
    /// Print them as JSON, to be edited and set.
    Show,
    /// Set them from a file in the form that `show` prints.
    Set {
        /// The file.
        file: PathBuf,
    },
}

#[derive(Subcommand)]
enum KeysCommand {
    /// Wrap every key anew under the newest wrapping key.
    Rewrap,
}

#[derive(Subcommand)]
enum FeedbackCommand {
    /// Print until when feedback received on some days is to be handled.
    Due(feedback::Due),
}

#[derive(Subcommand)]
enum PanelCommand {
    /// Work out the fairest lottery over panels that meet the quotas, and draw from it.
    Select(panel::Select),
    /// Draw from a document that `select --portfolio` wrote, by a seed that nobody knew then.
    Draw(panel::FromFile),
    /// Prove that a published document holds and that its seed draws its panel.
    Verify(panel::Verify),
}

#[derive(Subcommand)]
enum ProgrammeCommand {
    /// Say what is wrong with a county's own programme before it is brought.
    Check(programme::Check),
}

#[derive(Subcommand)]
enum UserCommand {
    /// Make an administrator. Reads the password from standard input.
    Create {
        /// The address to log in with.
        #[arg(long)]
        email: String,
        /// The person's name.
        #[arg(long)]
        name: String,
    },
}

/// The exit status of a command whose input is refused, or holds something that is not so.
const REFUSED: u8 = 2;

/// Why a command did not do what it was asked, in words for whoever ran it.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs the command of this process's arguments.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    telemetry::start(&environment);
    let done = match cli.command {
        Command::Serve { without_worker } => serve::serve(without_worker).await,
        Command::Worker => serve::worker().await,
        Command::Demo { port } => serve::demo(port).await,
        Command::Migrate => migrate().await,
        Command::Schema => say(graphql::sdl().trim_end()),
        Command::Check => check::check().await,
        Command::Feedback { command: FeedbackCommand::Due(args) } => feedback::due(&args),
        Command::Keys { command: KeysCommand::Rewrap } => keys::rewrap().await,
        Command::Panel { command } => {
            return ended(match &command {
                PanelCommand::Select(args) => panel::run_select(args, &environment),
                PanelCommand::Draw(args) => panel::run_draw(args, &environment),
                PanelCommand::Verify(args) => panel::run_verify(args, &environment),
            });
        }
        Command::Programme { command: ProgrammeCommand::Check(args) } => {
            return ended(programme::check(&args, &environment));
        }
        Command::User { command: UserCommand::Create { email, name } } => user::create(&email, &name).await,
        Command::County { command: CountyCommand::Show } => county::show().await,
        Command::County { command: CountyCommand::Set { file } } => county::set(&file).await,
        Command::Routes => routes(),
    };
    ended(done.map(|()| 0))
}

fn ended(done: Result<u8, Failure>) -> ExitCode {
    match done {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

async fn migrate() -> Result<(), Failure> {
    let url = Config::database_url(&environment)?;
    let applied = migrations::migrate(&url).await?;
    say(&format!("{applied} migrations applied"))
}

/// Opens a database that must be there already.
async fn open(url: &str) -> Result<storage::Storage, Failure> {
    let opened = storage::Storage::connect(url, PATIENCE).await;
    opened.map_err(|error| {
        format!("the database cannot be opened ({error}); for a new one, run `osallistu migrate` first")
            .into()
    })
}

fn routes() -> Result<(), Failure> {
    let routes: Vec<_> = web::routes()
        .map(|route| serde_json::json!({ "path": route.path, "audience": route.audience.code() }))
        .collect();
    say(&serde_json::to_string_pretty(&routes)?)
}

/// The service without its faces, on the configured database.
async fn services() -> Result<Services, Failure> {
    let vault = Vault::new(&Config::secret(&environment)?)?;
    let vault = vault.with_wrapping_keys(Config::wrapping_keys(&environment)?);
    let storage = open(&Config::database_url(&environment)?).await?;
    let key_store = storage::KeyStore::connect(&Config::key_store_url(&environment)?, PATIENCE).await?;
    Ok(Services::new(storage, key_store, Arc::new(SystemClock), Arc::new(SystemEntropy), vault, PATIENCE))
}

/// Everything that is wrong with an input, for whoever typed it.
fn in_words(violations: &Violations) -> Result<String, Failure> {
    let texts = l10n::Catalogues::embedded()?.texts(&["en"]);
    let told = violations
        .iter()
        .map(|violation| format!("{}: {}", violation.path.join("."), words(&texts, violation)));
    Ok(told.collect::<Vec<_>>().join(" "))
}

fn words(texts: &l10n::Texts, violation: &Violation) -> String {
    let args: Vec<_> = violation.args.iter().map(|(name, value)| (*name, message_arg(value))).collect();
    texts.with(violation.code.message_key(), &args).text
}

fn message_arg(value: &Arg) -> l10n::Arg {
    match value {
        Arg::Text(text) => text.as_str().into(),
        Arg::Number(number) => (*number).into(),
    }
}

/// Prints for a person or a pipe.
#[expect(clippy::print_stdout, reason = "this is what the command was asked for")]
fn say(text: &str) -> Result<(), Failure> {
    println!("{text}");
    Ok(())
}

#[expect(clippy::print_stderr, reason = "the person who ran the command reads it")]
fn complain(text: &str) {
    eprintln!("osallistu: {text}");
}
