# Ce qui peut arriver au fichier d’un diagnostic.

store-created = Création du diagnostic
store-exists = Un fichier nommé { $file } existe déjà. Rien n’a été écrit. Choisissez un autre nom.
store-missing = Le fichier { $file } est introuvable. Il a peut-être été déplacé ou supprimé, ou sa clé USB a été retirée. Remettez-le en place ou cherchez une copie dans son dossier de sauvegardes.
store-no-folder = Le dossier { $folder } prévu pour { $file } n’existe pas. Rien n’a été écrit. Choisissez un autre dossier.
store-foreign = { $file } n’est pas un diagnostic de Repère. Il n’a pas été modifié. Choisissez un fichier dont le nom se termine par .repere.
store-wrong-passphrase = Cette phrase de passe n’ouvre pas { $file }, ou le fichier est endommagé. Il n’a pas été modifié. Vérifiez les majuscules et la langue du clavier, puis réessayez.
store-passphrase-needed = { $file } est protégé : il faut sa phrase de passe pour l’ouvrir.
store-newer = { $file } a été écrit par une version plus récente de Repère. Il n’a pas été modifié. Installez la version plus récente pour l’ouvrir.
store-locked =
    { $file } est déjà ouvert dans une autre fenêtre{ $who ->
        [none] .
       *[other] { "" } ({ $who }).
    } Rien n’a changé. Fermez-le d’abord là-bas.
store-read-only = Impossible d’écrire dans { $file } : le fichier ou son dossier est en lecture seule. Tout ce qui était enregistré est conservé. Copiez-le dans un autre dossier et ouvrez la copie.
store-cannot-open = Impossible d’ouvrir ou de créer { $file } ici. Rien n’a changé. Vérifiez que vous pouvez écrire dans ce dossier ou choisissez-en un autre.
store-disk-full = Le disque est plein : ceci n’a pas été enregistré dans { $file }. Tout ce qui était enregistré est conservé. Libérez de l’espace, puis réessayez.
store-damaged = { $file } est tronqué ou endommagé. Il n’a pas été modifié. Ouvrez plutôt la copie la plus récente de son dossier de sauvegardes.
store-io = { $file } est inaccessible. Il se trouve peut-être sur une clé USB qui a été retirée. Tout ce qui était enregistré est conservé. Remettez la clé, puis réessayez.
store-gone = { $file } n’est plus à sa place : déplacé, supprimé ou sur une clé USB qui a été retirée. Ce que vous venez d’écrire est encore à l’écran. Remettez le fichier en place, puis réessayez.
store-failed = Un problème est survenu avec { $file }. Tout ce qui était enregistré est conservé. Réessayez ; si cela persiste, ouvrez une copie du dossier de sauvegardes. Message reçu : { $reason }
store-dangling = { $count ->
    [one] Une fiche en nomme une autre qui n’existe plus. Ouvrez-la et choisissez de nouveau.
   *[other] { $count } fiches en nomment d’autres qui n’existent plus. Ouvrez-les et choisissez de nouveau.
}
store-to-review = { $count ->
    [one] Un texte pourrait désigner une personne. Révisez-le avant de diffuser quoi que ce soit.
   *[other] { $count } textes pourraient désigner des personnes. Révisez-les avant de diffuser quoi que ce soit.
}
